#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace octavo {

/// What tells, without reading it, whether a file is still the one that it was.
struct FileState {
  std::uint64_t bytes = 0;
  /// Nanoseconds since 1970: of its content, and of all that the system keeps of it.
  std::int64_t modified = 0;
  std::int64_t changed = 0;
  std::uint64_t inode = 0;

  bool operator==(const FileState&) const = default;
};

/// Of the regular file to which a path leads, through links; none: there is none.
std::optional<FileState> file_state(const std::string& path);

/// Whether a change after `now` (nanoseconds since 1970) would give the file other times.
/// The clock of a file system ticks now and then only, and in some it knows seconds: a
/// file that has just been written could be written again unseen.
bool is_settled(const FileState& state, std::int64_t now);

/// Nanoseconds since 1970.
std::int64_t clock_now();

}  // namespace octavo
