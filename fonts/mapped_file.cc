#include "fonts/mapped_file.h"

#include <cerrno>
#include <fcntl.h>
#include <new>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace octavo {
namespace {

/// A face that is there and finds no room must not be taken for one that is not: the book
/// would lack its letters.
void require_means(int error) {
  if (error == ENOMEM || error == EMFILE || error == ENFILE) {
    throw std::bad_alloc();
  }
}

}  // namespace

std::optional<MappedFile> MappedFile::open(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) {
    require_means(errno);
    return std::nullopt;
  }
  struct stat status {};
  void* bytes = MAP_FAILED;
  if (::fstat(file, &status) == 0 && S_ISREG(status.st_mode) && status.st_size > 0) {
    bytes = ::mmap(nullptr, static_cast<std::size_t>(status.st_size), PROT_READ,
                   MAP_PRIVATE, file, 0);
  }
  const int error = errno;
  ::close(file);
  if (bytes == MAP_FAILED) {
    require_means(error);
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
