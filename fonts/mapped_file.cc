#include "fonts/mapped_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace octavo {

std::optional<MappedFile> MappedFile::open(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) {
    return std::nullopt;
  }
  struct stat status {};
  void* bytes = MAP_FAILED;
  if (::fstat(file, &status) == 0 && S_ISREG(status.st_mode) && status.st_size > 0) {
    bytes = ::mmap(nullptr, static_cast<std::size_t>(status.st_size), PROT_READ,
                   MAP_PRIVATE, file, 0);
  }
  ::close(file);
  if (bytes == MAP_FAILED) {
    return std::nullopt;
  }
  return MappedFile(std::string_view(static_cast<const char*>(bytes),
                                     static_cast<std::size_t>(status.st_size)));
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : bytes_(std::exchange(other.bytes_, {})) {}

MappedFile::~MappedFile() {
  if (!bytes_.empty()) {
    // munmap takes the pointer that mmap gave.
    ::munmap(const_cast<char*>(bytes_.data()), bytes_.size());
  }
}

}  // namespace octavo
