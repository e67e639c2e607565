#include "compiler/apart.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <fstream>
#include <string_view>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

#include "compiler/descriptor.h"

namespace octavo {
namespace {

// What the processor's time does not count, such as waiting for a lock, ends too.
constexpr unsigned most_seconds_of_clock = 300;

/// The address space that the process has, which is the measure of the limit.
std::uint64_t address_space() {
  std::uint64_t pages = 0;
  std::ifstream("/proc/self/statm") >> pages;
  return pages * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
}

void lower(decltype(RLIMIT_CPU) resource, std::uint64_t most) {
  rlimit limit{};
  if (getrlimit(resource, &limit) == 0 && most < limit.rlim_max) {
    limit = {.rlim_cur = most, .rlim_max = most};
    setrlimit(resource, &limit);
  }
}

/// What a library says when it aborts is no message of octavo's, and how it ends nobody
/// else's business.
void be_silent() {
  const int nothing = open("/dev/null", O_WRONLY | O_CLOEXEC);
  if (nothing >= 0) {
    dup2(nothing, STDOUT_FILENO);
    dup2(nothing, STDERR_FILENO);
  }
  for (const int ending : {SIGABRT, SIGALRM, SIGBUS, SIGFPE, SIGILL, SIGSEGV, SIGXCPU}) {
    std::signal(ending, SIG_DFL);
  }
}

bool send(int pipe, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = write(pipe, bytes.data(), bytes.size());
    if (written <= 0) {
      return false;
    }
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

[[noreturn]] void work_and_end(const std::function<std::optional<std::string>()>& work,
                               const ApartLimits& limits,
                               std::uint64_t held,
                               int pipe) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  be_silent();
  lower(RLIMIT_CORE, 0);
  lower(RLIMIT_CPU, limits.seconds);
  if (held > 0) {
    lower(RLIMIT_AS, held + limits.bytes);
  }
  alarm(most_seconds_of_clock);
  bool is_done = false;
  try {
    const std::optional<std::string> result = work();
    is_done = result && send(pipe, *result);
  } catch (...) {
    is_done = false;
  }
  // Nothing of octavo's is closed or written twice.
  _exit(is_done ? 0 : 1);
}

std::string receive(int pipe) {
  std::string bytes;
  std::array<char, 1U << 16U> part{};
  while (true) {
    const ssize_t size = read(pipe, part.data(), part.size());
    if (size > 0) {
      bytes.append(part.data(), static_cast<std::size_t>(size));
    } else if (size == 0 || errno != EINTR) {
      return bytes;
    }
  }
}

bool ends_well(pid_t process) {
  int status = 0;
  while (waitpid(process, &status, 0) < 0) {
    if (errno != EINTR) {
      return false;
    }
  }
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

}  // namespace

std::optional<std::string> run_apart(
    const std::function<std::optional<std::string>()>& work, const ApartLimits& limits) {
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) {
    return std::nullopt;
  }
  const Descriptor reading(ends[0]);
  Descriptor writing(ends[1]);
  const std::uint64_t held = address_space();
  const pid_t process = fork();
  if (process == 0) {
    work_and_end(work, limits, held, writing.number());
  }
  writing = Descriptor();
  if (process < 0) {
    return std::nullopt;
  }
  std::string bytes = receive(reading.number());
  return ends_well(process) ? std::optional(std::move(bytes)) : std::nullopt;
}

}  // namespace octavo
