#include <algorithm>
#include <chrono>
#include <sys/stat.h>

#include "compiler/file_state.h"

namespace octavo {

std::optional<FileState> file_state(const std::string& path) {
  struct stat status {};
  if (stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) {
    return std::nullopt;
  }
  constexpr std::int64_t second = 1'000'000'000;
  return FileState{.bytes = static_cast<std::uint64_t>(status.st_size),
                   .modified = status.st_mtim.tv_sec * second + status.st_mtim.tv_nsec,
                   .changed = status.st_ctim.tv_sec * second + status.st_ctim.tv_nsec,
                   .inode = status.st_ino};
}

bool is_settled(const FileState& state, std::int64_t now) {
  constexpr std::int64_t second = 1'000'000'000;
  constexpr std::int64_t tick = second / 20;
  // Those that know even seconds only (FAT) have no fraction of one.
  const bool is_coarse = state.changed % second == 0;
  return now - std::max(state.modified, state.changed) > (is_coarse ? 2 * second : tick);
}

std::int64_t clock_now() {
  return std::chrono::duration_cast<std::chrono::nanoseconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

}  // namespace octavo
