#pragma once

#include <string>
#include <string_view>

#include "compiler/descriptor.h"
#include "compiler/disk_files_system.h"
#include "compiler/files.h"

namespace octavo {

/// The bytes of one output, whole and on the disk, in a temporary file beside the path
/// that they are for. What is not committed is removed at the end.
class StagedFile {
 public:
  /// Whether `commit` may be taken back.
  enum class Commit : unsigned char { for_good, revocable };

  StagedFile() = default;
  ~StagedFile();
  StagedFile(StagedFile&& other) noexcept;
  StagedFile& operator=(StagedFile&&) = delete;

  /// Writes the temporary file; a symbolic link is followed. `path` is a regular file, or
  /// nothing is there. Of the outputs of one run each has its own `number`.
  FileError write(const std::string& path,
                  std::string_view bytes,
                  unsigned number,
                  const HeldSignals& signals);
  /// Puts the file at its path, in one step of the system's.
  FileError commit(Commit manner);
  /// Takes a commit back: what stood at the path stands there again. Where the file
  /// system cannot exchange two files the new one stays.
  void revoke();

 private:
  enum class State : unsigned char { none, staged, exchanged, added, replaced };

  Descriptor folder_{};
  Descriptor file_{};
  std::string name_{};
  std::string temporary_{};
  bool replaces_ = false;
  State state_ = State::none;
};

}  // namespace octavo
