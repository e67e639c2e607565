#include "compiler/disk_files_staged.h"

#include <cerrno>
#include <cstdio>
#include <dirent.h>
#include <fcntl.h>
#include <optional>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace octavo {
namespace {

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
void remove_stale_temporaries(const Descriptor& folder, const std::string& output_name) {
  const std::string prefix = temporary_prefix(output_name);
  DIR* entries = fdopendir(openat(folder.number(), ".", O_RDONLY | O_CLOEXEC));
  if (entries == nullptr) {
    return;
  }
  // NOLINTNEXTLINE(concurrency-mt-unsafe): each call has a stream of its own
  while (const dirent* entry = readdir(entries)) {
    const std::string name = entry->d_name;
    if (!is_temporary(name, prefix)) {
      continue;
    }
    const Descriptor file(openat(folder.number(), name.c_str(),
                                 O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    if (file.is_open() && flock(file.number(), LOCK_EX | LOCK_NB) == 0) {
      unlinkat(folder.number(), name.c_str(), 0);
    }
  }
  closedir(entries);
}

/// A new file, locked, and its name, which begins so. Another run may take it for a stale
/// one in the moment before the lock: then it is made again. On another machine, or in
/// another container, a run may have the same number.
Descriptor create_locked(const Descriptor& folder,
                         const std::string& beginning,
                         std::string& name) {
  constexpr int most_tries = 8;
  for (int tries = 0; tries < most_tries; ++tries) {
    name = beginning + (tries == 0 ? std::string() : std::to_string(tries)) + ".tmp";
    Descriptor file(openat(folder.number(), name.c_str(),
                           O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666));
    struct stat status {};
    if (!file.is_open()) {
      if (errno == EEXIST) {
        continue;
      }
      return file;
    }
    // Some file systems have no locks: there a temporary file is only as safe as its
    // name.
    const bool is_free =
        flock(file.number(), LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK;
    if (is_free && fstat(file.number(), &status) == 0 && status.st_nlink > 0) {
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

}  // namespace

StagedFile::StagedFile(StagedFile&& other) noexcept
    : folder_(std::move(other.folder_)),
      file_(std::move(other.file_)),
      name_(std::move(other.name_)),
      temporary_(std::move(other.temporary_)),
      replaces_(other.replaces_),
      state_(std::exchange(other.state_, State::none)) {}

StagedFile::~StagedFile() {
  if (state_ == State::staged || state_ == State::exchanged) {
    unlinkat(folder_.number(), temporary_.c_str(), 0);
  }
  if (state_ == State::exchanged || state_ == State::added || state_ == State::replaced) {
    fsync(folder_.number());
  }
}

FileError StagedFile::write(const std::string& path,
                            std::string_view bytes,
                            unsigned number,
                            const HeldSignals& signals) {
  const std::optional<std::string> target = without_links(path);
  std::optional<Place> place = target ? place_of(*target) : std::nullopt;
  if (!place) {
    return FileError::unwritable;
  }
  folder_ = std::move(place->folder);
  name_ = std::move(place->name);
  remove_stale_temporaries(folder_, name_);
  // The number parts names of which only the beginning is in the temporary's.
  file_ = create_locked(folder_,
                        temporary_prefix(name_) + std::to_string(getpid()) +
                            (number == 0 ? std::string() : std::to_string(number)),
                        temporary_);
  if (!file_.is_open()) {
    return error_of_write(errno);
  }
  state_ = State::staged;
  struct stat old {};
  replaces_ = fstatat(folder_.number(), name_.c_str(), &old, 0) == 0;
  if (replaces_) {
    keep_rights(file_, old);
  }
  const FileError error = write_all(file_.number(), bytes, signals);
  if (error == FileError::none && fsync(file_.number()) != 0) {
    return error_of_write(errno);
  }
  return error;
}

FileError StagedFile::commit(Commit manner) {
  const int folder = folder_.number();
  if (manner == Commit::revocable && replaces_ &&
      renameat2(folder, temporary_.c_str(), folder, name_.c_str(), RENAME_EXCHANGE) ==
          0) {
    state_ = State::exchanged;
    return FileError::none;
  }
  if (renameat(folder, temporary_.c_str(), folder, name_.c_str()) != 0) {
    return error_of_write(errno);
  }
  state_ = replaces_ ? State::replaced : State::added;
  return FileError::none;
}

void StagedFile::revoke() {
  const int folder = folder_.number();
  if (state_ == State::exchanged && renameat2(folder, temporary_.c_str(), folder,
                                              name_.c_str(), RENAME_EXCHANGE) == 0) {
    state_ = State::staged;
  } else if (state_ == State::added && unlinkat(folder, name_.c_str(), 0) == 0) {
    state_ = State::none;
  }
}

}  // namespace octavo
