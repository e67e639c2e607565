#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <iterator>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>
#include <vector>

#include "compiler/descriptor.h"
#include "compiler/files.h"

namespace octavo {
namespace {

FileError error_of_open(int code) {
  switch (code) {
    case ENOENT:
    case ENOTDIR:
    case ENAMETOOLONG:
      return FileError::missing;
    case ELOOP:
      return FileError::outside_root;
    default:
      return FileError::unreadable;
  }
}

/// The rest of an open file; its size is a hint that may be wrong.
FileContent read_all(const Descriptor& file, std::uint64_t most_bytes) {
  constexpr std::size_t step = 1U << 20U;
  struct stat status {};
  if (fstat(file.number(), &status) != 0) {
    return {.error = FileError::unreadable};
  }
  if (S_ISDIR(status.st_mode)) {
    return {.error = FileError::not_regular};
  }
  const auto announced =
      S_ISREG(status.st_mode) ? static_cast<std::uint64_t>(status.st_size) : 0;
  if (announced > most_bytes) {
    return {.error = FileError::too_large};
  }
  FileContent content;
  std::size_t filled = 0;
  content.bytes.resize(static_cast<std::size_t>(announced) + 1);
  while (true) {
    if (filled == content.bytes.size()) {
      content.bytes.resize(filled + std::max(filled / 2, step));
    }
    const ssize_t count =
        read(file.number(), content.bytes.data() + filled, content.bytes.size() - filled);
    if (count == 0) {
      break;
    }
    if (count < 0 && errno == EINTR) {
      continue;
    }
    if (count < 0) {
      return {.error = FileError::unreadable};
    }
    filled += static_cast<std::size_t>(count);
    if (filled > most_bytes) {
      return {.error = FileError::too_large};
    }
  }
  content.bytes.resize(filled);
  return content;
}

/// The parts of a path, last first; those that lead nowhere left out.
std::vector<std::string> reversed_parts(const std::string& path) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin < path.size();) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    std::string part = path.substr(begin, end - begin);
    if (!part.empty() && part != ".") {
      parts.push_back(std::move(part));
    }
    begin = end + 1;
  }
  std::ranges::reverse(parts);
  return parts;
}

std::optional<std::string> link_target(const Descriptor& link) {
  std::string target(4096, '\0');
  const ssize_t size = readlinkat(link.number(), "", target.data(), target.size());
  if (size < 0 || static_cast<std::size_t>(size) == target.size()) {
    return std::nullopt;
  }
  target.resize(static_cast<std::size_t>(size));
  return target;
}

/// Finds a file beneath a root part by part, never through a name that it has not looked
/// at itself: what openat2 does for RESOLVE_BENEATH, on every kernel. The folders passed
/// stay open, so that ".." leads back the same way even while someone moves them.
class PathWalk {
 public:
  explicit PathWalk(Descriptor root) { folders_.push_back(std::move(root)); }

  /// Opens a regular file for reading, or says why not.
  FileError open_file(const std::string& name, Descriptor& file) {
    // The bound of the kernel itself (path_resolution(7)).
    constexpr int most_links = 40;
    int links = 0;
    if (name.starts_with('/')) {
      return FileError::outside_root;
    }
    std::vector<std::string> parts = reversed_parts(name);
    while (!parts.empty()) {
      const std::string part = std::move(parts.back());
      parts.pop_back();
      if (part == "..") {
        if (folders_.size() == 1) {
          return FileError::outside_root;
        }
        folders_.pop_back();
        continue;
      }
      Descriptor next(openat(folders_.back().number(), part.c_str(),
                             O_PATH | O_NOFOLLOW | O_CLOEXEC));
      struct stat status {};
      if (!next.is_open() || fstat(next.number(), &status) != 0) {
        return error_of_open(errno);
      }
      if (S_ISLNK(status.st_mode)) {
        const std::optional<std::string> target = link_target(next);
        if (!target || target->starts_with('/') || ++links > most_links) {
          return FileError::outside_root;
        }
        std::ranges::move(reversed_parts(*target), std::back_inserter(parts));
      } else if (S_ISDIR(status.st_mode)) {
        folders_.push_back(std::move(next));
      } else if (!parts.empty()) {
        return FileError::missing;
      } else {
        return open_regular(part, file);
      }
    }
    return FileError::not_regular;
  }

 private:
  FileError open_regular(const std::string& part, Descriptor& file) {
    // Without O_NONBLOCK a FIFO put there meanwhile would block for ever.
    file = Descriptor(openat(folders_.back().number(), part.c_str(),
                             O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC));
    if (!file.is_open()) {
      return errno == ENXIO ? FileError::not_regular : error_of_open(errno);
    }
    struct stat status {};
    const bool is_regular = fstat(file.number(), &status) == 0 && S_ISREG(status.st_mode);
    return is_regular ? FileError::none : FileError::not_regular;
  }

  std::vector<Descriptor> folders_{};
};

}  // namespace

Descriptor::~Descriptor() {
  if (is_open()) {
    close(number_);
  }
}

FileContent DiskFiles::read_input(const std::string& path, std::uint64_t most_bytes) {
  if (path == "-") {
    Descriptor copy(fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3));
    return copy.is_open() ? read_all(copy, most_bytes)
                          : FileContent{.error = FileError::unreadable};
  }
  const Descriptor file(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY));
  if (!file.is_open()) {
    const FileError error = error_of_open(errno);
    return {.error = error == FileError::outside_root ? FileError::unreadable : error};
  }
  return read_all(file, most_bytes);
}

FileContent DiskFiles::read_beneath(const std::string& root,
                                    const std::string& name,
                                    std::uint64_t most_bytes) {
  if (name.find('\0') != std::string::npos) {
    return {.error = FileError::missing};
  }
  Descriptor folder(open(root.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
  if (!folder.is_open()) {
    return {.error = error_of_open(errno)};
  }
  PathWalk walk(std::move(folder));
  Descriptor file;
  const FileError error = walk.open_file(name, file);
  return error == FileError::none ? read_all(file, most_bytes)
                                  : FileContent{.error = error};
}

}  // namespace octavo
