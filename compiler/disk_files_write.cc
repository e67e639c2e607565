#include <charconv>
#include <cstddef>
#include <fcntl.h>
#include <optional>
#include <string_view>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

#include "compiler/descriptor.h"
#include "compiler/disk_files_staged.h"
#include "compiler/disk_files_system.h"
#include "compiler/files.h"

namespace octavo {
namespace {

/// The descriptor of octavo's own that a path names: "-" is standard output;
/// `/dev/stdout` and its like lead to a file that somebody else writes, too. None: it
/// names no such.
std::optional<int> descriptor_named(const std::string& path) {
  if (path == "-" || path == "/dev/stdout") {
    return STDOUT_FILENO;
  }
  if (path == "/dev/stderr") {
    return STDERR_FILENO;
  }
  for (const std::string_view folder : {"/dev/fd/", "/proc/self/fd/"}) {
    int number = 0;
    const char* const end = path.data() + path.size();
    if (path.starts_with(folder)) {
      const auto read = std::from_chars(path.data() + folder.size(), end, number);
      return read.ec == std::errc{} && read.ptr == end ? std::optional(number)
                                                       : std::nullopt;
    }
  }
  return std::nullopt;
}

/// What stands at a path as far as writing there goes.
enum class Target : unsigned char { file, in_place, folder, closed };

Target target_of(const std::string& path) {
  struct stat status {};
  if (descriptor_named(path)) {
    return Target::in_place;
  }
  if (stat(path.c_str(), &status) != 0) {
    return Target::file;
  }
  if (S_ISDIR(status.st_mode)) {
    return Target::folder;
  }
  // A device, FIFO or socket: a rename onto it would put a file in its place.
  if (!S_ISREG(status.st_mode)) {
    return Target::in_place;
  }
  // The rename would not ask whether the file itself may be written.
  return access(path.c_str(), W_OK) == 0 ? Target::file : Target::closed;
}

FileError write_in_place(const OutputFile& output, const HeldSignals& signals) {
  if (const auto named = descriptor_named(output.path)) {
    return write_all(*named, output.bytes, signals);
  }
  const Descriptor file(open(output.path.c_str(), O_WRONLY | O_NOCTTY | O_CLOEXEC));
  return file.is_open() ? write_all(file.number(), output.bytes, signals)
                        : error_of_write(errno);
}

WriteResult write_in_place(std::span<const OutputFile> outputs,
                           const HeldSignals& signals) {
  for (std::size_t index = 0; index < outputs.size(); ++index) {
    if (target_of(outputs[index].path) == Target::in_place) {
      const FileError error = write_in_place(outputs[index], signals);
      if (error != FileError::none) {
        return {.error = error, .index = index};
      }
    }
  }
  return {};
}

/// A file on its way, and of which output it is.
struct Staged {
  StagedFile file{};
  std::size_t index = 0;
};

WriteResult stage_files(std::span<const OutputFile> outputs,
                        const HeldSignals& signals,
                        std::vector<Staged>& staged) {
  for (std::size_t index = 0; index < outputs.size(); ++index) {
    const OutputFile& output = outputs[index];
    FileError error = FileError::none;
    switch (target_of(output.path)) {
      case Target::in_place:
        continue;
      case Target::folder:
        return {.error = FileError::not_regular, .index = index};
      case Target::closed:
        return {.error = FileError::unwritable, .index = index};
      case Target::file:
        staged.push_back({.index = index});
        error = staged.back().file.write(output.path, output.bytes,
                                         static_cast<unsigned>(index), signals);
    }
    if (error != FileError::none) {
      return {.error = error, .index = index};
    }
  }
  return {};
}

WriteResult commit_files(std::vector<Staged>& staged) {
  for (std::size_t at = 0; at < staged.size(); ++at) {
    const bool is_last = at + 1 == staged.size();
    const FileError error = staged[at].file.commit(
        is_last ? StagedFile::Commit::for_good : StagedFile::Commit::revocable);
    if (error == FileError::none) {
      continue;
    }
    for (std::size_t done = at; done > 0; --done) {
      staged[done - 1].file.revoke();
    }
    return {.error = error, .index = staged[at].index};
  }
  return {};
}

}  // namespace

WriteResult DiskFiles::write_outputs(std::span<const OutputFile> outputs) {
  const HeldSignals signals;
  std::vector<Staged> staged;
  staged.reserve(outputs.size());
  const WriteResult prepared = stage_files(outputs, signals, staged);
  if (prepared.error != FileError::none) {
    return prepared;
  }
  signals.let_through();
  const WriteResult written = write_in_place(outputs, signals);
  signals.hold_again();
  return written.error == FileError::none ? commit_files(staged) : written;
}

}  // namespace octavo
