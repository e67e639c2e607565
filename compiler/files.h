#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace octavo {

enum class FileError : unsigned char {
  none,
  missing,
  unreadable,
  /// A folder, device, FIFO or socket where a regular file is asked for.
  not_regular,
  /// The name leads out of the root, by `..`, an absolute path or a symbolic link.
  outside_root,
  too_large,
  /// The folder of an output is absent or cannot be written to.
  unwritable,
  disk_full
};

struct FileContent {
  std::string bytes{};
  FileError error = FileError::none;
};

/// What is to be written where.
struct OutputFile {
  std::string path{};
  std::string_view bytes{};
};

/// What came of writing; of an error `index` says which output it is of.
struct WriteResult {
  FileError error = FileError::none;
  std::size_t index = 0;
};

/// The disk as octavo sees it. One implementation is the real disk, the other is in
/// memory.
class FileSystem {
 public:
  virtual ~FileSystem() = default;

  /// The whole of a file that the command line names. "-" is standard input.
  virtual FileContent read_input(const std::string& path, std::uint64_t most_bytes) = 0;

  /// The whole of a file that a book names: `name` is relative to `root` and stays
  /// beneath it whatever it holds; regular files only.
  virtual FileContent read_beneath(const std::string& root,
                                   const std::string& name,
                                   std::uint64_t most_bytes) = 0;

  /// Writes all outputs or none: a path holds either its old content or the whole of the
  /// new, and the old wherever one of them cannot be written. What is no regular file is
  /// written in place, when all others are ready; a symbolic link is followed. "-" is
  /// standard output.
  virtual WriteResult write_outputs(std::span<const OutputFile> outputs) = 0;
};

/// Files for tests: a map from path to bytes.
class MemoryFiles final : public FileSystem {
 public:
  std::map<std::string, std::string> files{};

  FileContent read_input(const std::string& path, std::uint64_t most_bytes) override;
  FileContent read_beneath(const std::string& root,
                           const std::string& name,
                           std::uint64_t most_bytes) override;
  WriteResult write_outputs(std::span<const OutputFile> outputs) override;
};

/// The real disk.
class DiskFiles final : public FileSystem {
 public:
  FileContent read_input(const std::string& path, std::uint64_t most_bytes) override;
  FileContent read_beneath(const std::string& root,
                           const std::string& name,
                           std::uint64_t most_bytes) override;
  WriteResult write_outputs(std::span<const OutputFile> outputs) override;
};

}  // namespace octavo
