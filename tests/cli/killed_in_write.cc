// Stands before the C library in a process that is to die in the midst of writing a file:
// of the first write of some length half is written.

#include <csignal>
#include <cstddef>
#include <sys/syscall.h>
#include <unistd.h>

extern "C" ssize_t write(int file, const void* bytes, std::size_t count) {
  constexpr std::size_t longest_message = 1000;
  if (count > longest_message) {
    syscall(SYS_write, file, bytes, count / 2);
    kill(getpid(), SIGKILL);
  }
  return syscall(SYS_write, file, bytes, count);
}
