#include "compiler/cache/store.h"

#include <atomic>
#include <cerrno>
#include <chrono>
#include <fcntl.h>
#include <limits>
#include <system_error>
#include <unistd.h>

#include "compiler/descriptor.h"
#include "compiler/sha256.h"

namespace octavo::cache {
namespace {

namespace fs = std::filesystem;

/// https://bford.info/cachedir/: programs that save a disk leave such a folder out.
constexpr std::string_view tag =
    "Signature: 8a477f597d28d172789f06886806bc55\n"
    "# What octavo has made, kept so that it need not be made again.\n";

/// Two hundred and fifty-six folders: some file systems are slow with many files in one.
fs::path place_in(const fs::path& folder, const std::string& name) {
  return folder / name.substr(0, 2) / name;
}

FileError error_of(int code) {
  const bool is_full = code == ENOSPC || code == EDQUOT || code == EFBIG;
  return is_full ? FileError::disk_full : FileError::unwritable;
}

FileError write_whole(const fs::path& path, std::string_view bytes) {
  const Descriptor file(
      open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
  if (!file.is_open()) {
    return error_of(errno);
  }
  while (!bytes.empty()) {
    const ssize_t count = write(file.number(), bytes.data(), bytes.size());
    if (count < 0 && errno != EINTR) {
      return error_of(errno);
    }
    bytes.remove_prefix(count < 0 ? 0 : static_cast<std::size_t>(count));
  }
  return FileError::none;
}

/// Not forced to the disk, as outputs are: what a power failure leaves of it is found out
/// when it is read.
FileError put(const fs::path& path, std::string_view bytes) {
  static std::atomic<unsigned> number = 0;
  std::error_code error;
  fs::create_directories(path.parent_path(), error);
  fs::path temporary = path;
  temporary += "." + std::to_string(getpid()) + "-" + std::to_string(++number) + ".tmp";
  FileError result = write_whole(temporary, bytes);
  if (result == FileError::none) {
    fs::rename(temporary, path, error);
    result = error ? error_of(error.value()) : FileError::none;
  }
  if (result != FileError::none) {
    fs::remove(temporary, error);
  }
  return result;
}

std::optional<std::string> read_whole(const fs::path& path) {
  FileContent content =
      DiskFiles().read_input(path.string(), std::numeric_limits<std::uint32_t>::max());
  return content.error == FileError::none ? std::optional(std::move(content.bytes))
                                          : std::nullopt;
}

}  // namespace

fs::path notes_folder(const fs::path& folder) {
  return folder / "books-1";
}

fs::path contents_folder(const fs::path& folder) {
  return folder / "outputs";
}

bool is_cache(const fs::path& folder) {
  std::error_code ignored;
  return fs::is_directory(notes_folder(folder), ignored) &&
         fs::is_regular_file(folder / "CACHEDIR.TAG", ignored);
}

FileError Store::open() {
  if (is_cache(folder_)) {
    return FileError::none;
  }
  std::error_code error;
  if (fs::exists(folder_, error) && !fs::is_directory(folder_, error)) {
    return FileError::not_regular;
  }
  fs::create_directories(notes_folder(folder_), error);
  if (error) {
    return error_of(error.value());
  }
  fs::create_directories(contents_folder(folder_), error);
  return error ? error_of(error.value()) : put(folder_ / "CACHEDIR.TAG", tag);
}

std::optional<std::string> Store::notes(const std::string& key) const {
  return read_whole(place_in(notes_folder(folder_), key));
}

FileError Store::put_notes(const std::string& key, std::string_view text) {
  return put(place_in(notes_folder(folder_), key), text);
}

void Store::mark_used(const std::string& key) {
  const fs::path path = place_in(notes_folder(folder_), key);
  const auto now = fs::file_time_type::clock::now();
  std::error_code error;
  const auto last = fs::last_write_time(path, error);
  if (!error && now - last > std::chrono::hours(24)) {
    fs::last_write_time(path, now, error);
  }
}

std::optional<std::string> Store::content(const std::string& digest) const {
  auto bytes = read_whole(place_in(contents_folder(folder_), digest));
  return bytes && sha256(*bytes) == digest ? std::move(bytes) : std::nullopt;
}

FileError Store::put_content(const std::string& digest, std::string_view bytes) {
  const fs::path path = place_in(contents_folder(folder_), digest);
  std::error_code error;
  if (fs::file_size(path, error) == bytes.size() && !error) {
    return FileError::none;
  }
  return put(path, bytes);
}

}  // namespace octavo::cache
