#include <algorithm>
#include <cerrno>
#include <csignal>
#include <dirent.h>
#include <fcntl.h>
#include <pthread.h>
#include <string>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "compiler/descriptor.h"
#include "compiler/files.h"

namespace octavo {
namespace {

FileError error_of_write(int code) {
  switch (code) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return FileError::disk_full;
    default:
      return FileError::unwritable;
  }
}

/// Holds back the signals by which people end a program, so that the temporary file can
/// be removed before they take effect. No handler, no global: they stay pending.
class HeldSignals {
 public:
  HeldSignals() {
    sigemptyset(&held_);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGQUIT}) {
      sigaddset(&held_, signal);
    }
    pthread_sigmask(SIG_BLOCK, &held_, &before_);
  }
  ~HeldSignals() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
  HeldSignals(const HeldSignals&) = delete;
  HeldSignals& operator=(const HeldSignals&) = delete;

  bool one_is_pending() const {
    sigset_t pending;
    sigpending(&pending);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGQUIT}) {
      if (sigismember(&pending, signal) == 1 && sigismember(&before_, signal) == 0) {
        return true;
      }
    }
    return false;
  }

 private:
  sigset_t held_{};
  sigset_t before_{};
};

/// Writes the whole of `bytes`; with `signals`, gives up when one of them is pending.
FileError write_all(int file, std::string_view bytes, const HeldSignals* signals) {
  constexpr std::size_t step = 1U << 20U;
  while (!bytes.empty()) {
    if (signals != nullptr && signals->one_is_pending()) {
      return FileError::unwritable;
    }
    const ssize_t count = write(file, bytes.data(), std::min(step, bytes.size()));
    if (count < 0 && errno == EINTR) {
      continue;
    }
    if (count < 0) {
      return error_of_write(errno);
    }
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return FileError::none;
}

/// The path that a chain of symbolic links leads to, there or not.
std::optional<std::string> without_links(std::string path) {
  constexpr int most_links = 40;
  for (int links = 0; links <= most_links; ++links) {
    std::string target(4096, '\0');
    const ssize_t size = readlink(path.c_str(), target.data(), target.size());
    if (size < 0) {
      return path;
    }
    target.resize(static_cast<std::size_t>(size));
    const std::size_t slash = path.rfind('/');
    const bool beside_link = !target.starts_with('/') && slash != std::string::npos;
    path.resize(beside_link ? slash + 1 : 0);
    path += target;
  }
  return std::nullopt;
}

/// An output path as its open folder and the name in it.
struct Place {
  Descriptor folder{};
  std::string name{};
};

std::optional<Place> place_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  std::string folder = ".";
  if (slash != std::string::npos) {
    folder = slash == 0 ? "/" : path.substr(0, slash);
  }
  Place place{
      .folder = Descriptor(open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)),
      .name = slash == std::string::npos ? path : path.substr(slash + 1)};
  if (!place.folder.is_open() || place.name.empty()) {
    return std::nullopt;
  }
  return place;
}

/// `.octavo-<name>-<pid>.tmp`; of a long name the beginning.
std::string temporary_prefix(const std::string& name) {
  constexpr std::size_t most_bytes = 200;
  return ".octavo-" + name.substr(0, most_bytes) + "-";
}

bool is_temporary(std::string_view entry, std::string_view prefix) {
  constexpr std::string_view suffix = ".tmp";
  if (!entry.starts_with(prefix) || !entry.ends_with(suffix) ||
      entry.size() <= prefix.size() + suffix.size()) {
    return false;
  }
  entry.remove_prefix(prefix.size());
  entry.remove_suffix(suffix.size());
  return entry.find_first_not_of("0123456789") == std::string_view::npos;
}

/// Removes what runs that were killed left behind. A run at work holds a lock on its
/// temporary file; the number in the name is no proof, because numbers come round.
void remove_stale_temporaries(const Place& place) {
  const std::string prefix = temporary_prefix(place.name);
  DIR* entries = fdopendir(openat(place.folder.number(), ".", O_RDONLY | O_CLOEXEC));
  if (entries == nullptr) {
    return;
  }
  // NOLINTNEXTLINE(concurrency-mt-unsafe): each call has a stream of its own
  while (const dirent* entry = readdir(entries)) {
    const std::string name = entry->d_name;
    if (!is_temporary(name, prefix)) {
      continue;
    }
    const Descriptor file(openat(place.folder.number(), name.c_str(),
                                 O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    if (file.is_open() && flock(file.number(), LOCK_EX | LOCK_NB) == 0) {
      unlinkat(place.folder.number(), name.c_str(), 0);
    }
  }
  closedir(entries);
}

/// A new file of that name, locked. Another run may take it for a stale one in the moment
/// before the lock: then it is made again.
Descriptor create_locked(const Place& place, const std::string& name) {
  constexpr int most_tries = 8;
  for (int tries = 0; tries < most_tries; ++tries) {
    Descriptor file(openat(place.folder.number(), name.c_str(),
                           O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666));
    struct stat status {};
    if (!file.is_open()) {
      return file;
    }
    if (flock(file.number(), LOCK_EX | LOCK_NB) == 0 &&
        fstat(file.number(), &status) == 0 && status.st_nlink > 0) {
      return file;
    }
  }
  return {};
}

/// Gives a new file the rights of the one that it replaces. Another owner is kept where
/// the system lets us.
void keep_rights(const Descriptor& file, const struct stat& old) {
  if (fchown(file.number(), old.st_uid, old.st_gid) == 0 || errno == EPERM) {
    fchmod(file.number(), old.st_mode & 07777U);
  }
}

FileError replace_file(const Place& place,
                       std::string_view bytes,
                       const struct stat* old) {
  const HeldSignals signals;
  remove_stale_temporaries(place);
  const std::string temporary =
      temporary_prefix(place.name) + std::to_string(getpid()) + ".tmp";
  const Descriptor file = create_locked(place, temporary);
  if (!file.is_open()) {
    return error_of_write(errno);
  }
  if (old != nullptr) {
    keep_rights(file, *old);
  }
  FileError error = write_all(file.number(), bytes, &signals);
  if (error == FileError::none && fsync(file.number()) != 0) {
    error = error_of_write(errno);
  }
  if (error == FileError::none &&
      renameat(place.folder.number(), temporary.c_str(), place.folder.number(),
               place.name.c_str()) != 0) {
    error = error_of_write(errno);
  }
  if (error != FileError::none) {
    unlinkat(place.folder.number(), temporary.c_str(), 0);
  } else {
    fsync(place.folder.number());
  }
  return error;
}

/// A device, FIFO or socket: a rename onto it would put a file in its place.
FileError write_in_place(const std::string& path, std::string_view bytes) {
  const Descriptor file(open(path.c_str(), O_WRONLY | O_NOCTTY | O_CLOEXEC));
  return file.is_open() ? write_all(file.number(), bytes, nullptr)
                        : error_of_write(errno);
}

}  // namespace

FileError DiskFiles::write_output(const std::string& path, std::string_view bytes) {
  if (path == "-") {
    return write_all(STDOUT_FILENO, bytes, nullptr);
  }
  struct stat status {};
  const bool exists = stat(path.c_str(), &status) == 0;
  if (exists && S_ISDIR(status.st_mode)) {
    return FileError::not_regular;
  }
  if (exists && !S_ISREG(status.st_mode)) {
    return write_in_place(path, bytes);
  }
  // The rename would not ask whether the file itself may be written.
  if (exists && access(path.c_str(), W_OK) != 0) {
    return error_of_write(errno);
  }
  const std::optional<std::string> target = without_links(path);
  const std::optional<Place> place = target ? place_of(*target) : std::nullopt;
  return place ? replace_file(*place, bytes, exists ? &status : nullptr)
               : FileError::unwritable;
}

}  // namespace octavo
