#pragma once

#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "compiler/file_state.h"
#include "compiler/files.h"

namespace octavo {

enum class Digests : unsigned char { none, wanted };

/// A file that was asked for, whether or not it was there.
struct NotedFile {
  /// The folder beneath which it must lie; empty: the command line names it.
  std::string root{};
  std::string name{};
  std::uint64_t most_bytes = 0;
  FileError error = FileError::none;
  /// SHA-256 of what was read; empty: nobody wants it.
  std::string digest{};
  /// None: no regular file, or one that changed while it was read.
  std::optional<FileState> state{};
  /// A change of it would show in its state.
  bool is_settled = false;

  bool operator==(const NotedFile&) const = default;
};

/// Where it lies, as a person would name it.
std::string path_of(const NotedFile& file);

/// Whether it is, as far as can be told without reading it, what was noted.
bool looks_same(const NotedFile& file);

/// Asks for a file as it was asked for before, and notes what it is now.
FileContent read_again(NotedFile& file, FileSystem& files, Digests digests);

/// Passes on to other files, and notes what is asked for. Safe to use from several
/// threads where the others are.
class NotedFiles final : public FileSystem {
 public:
  NotedFiles(FileSystem& files, Digests digests) : files_(files), digests_(digests) {}

  FileContent read_input(const std::string& path, std::uint64_t most_bytes) override;
  FileContent read_beneath(const std::string& root,
                           const std::string& name,
                           std::uint64_t most_bytes) override;
  WriteResult write_outputs(std::span<const OutputFile> outputs) override {
    return files_.write_outputs(outputs);
  }

  /// Each once, in an order that does not depend on that of the asking.
  std::vector<NotedFile> noted() const;

 private:
  FileContent note(NotedFile file);

  FileSystem& files_;
  Digests digests_;
  mutable std::mutex mutex_{};
  std::vector<NotedFile> noted_{};
};

}  // namespace octavo
