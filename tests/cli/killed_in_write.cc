// Stands before the C library in a process that a signal is to meet in the midst of
// writing a file: KILLED_WITH is the signal's number, KILLED_AT which write of some
// length, counted from 1, is cut in half by it; or whose disk is full from write
// FULL_FROM to write FULL_TO.

#include <cerrno>
#include <csignal>
#include <cstddef>
#include <cstdlib>
#include <sys/syscall.h>
#include <unistd.h>

namespace {

long number_in(const char* variable) {
  const char* text = std::getenv(variable);
  return text == nullptr ? 0 : std::strtol(text, nullptr, 10);
}

}  // namespace

extern "C" ssize_t write(int file, const void* bytes, std::size_t count) {
  static long writes = 0;
  constexpr std::size_t longest_message = 1000;
  const bool is_message = count <= longest_message;
  writes += is_message ? 0 : 1;
  if (!is_message && number_in("FULL_FROM") <= writes && writes <= number_in("FULL_TO")) {
    errno = ENOSPC;
    return -1;
  }
  if (is_message || writes != number_in("KILLED_AT")) {
    return syscall(SYS_write, file, bytes, count);
  }
  const ssize_t written = syscall(SYS_write, file, bytes, count / 2);
  kill(getpid(), static_cast<int>(number_in("KILLED_WITH")));
  return written;
}
