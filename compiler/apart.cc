#include "compiler/apart.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
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
    limit.rlim_cur = most;
    setrlimit(resource, &limit);
  }
}

/// So much more of the processor's time than the process has had.
void allow_seconds(unsigned seconds) {
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  const auto spent =
      static_cast<std::uint64_t>(used.ru_utime.tv_sec + used.ru_stime.tv_sec);
  lower(RLIMIT_CPU, spent + seconds);
  alarm(most_seconds_of_clock);
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

/// Before each result stands its size; what has failed has none.
using Size = std::uint64_t;
constexpr Size failed = ~Size{0};

bool send_result(int pipe, const ApartResult& result) {
  const Size size = result ? result->size() : failed;
  return send(pipe, {reinterpret_cast<const char*>(&size), sizeof size}) &&
         (!result || send(pipe, *result));
}

ApartResult try_work(const std::function<ApartResult(std::size_t)>& work,
                     std::size_t index) {
  try {
    return work(index);
  } catch (...) {
    return std::nullopt;
  }
}

/// What the process does that is parted from octavo's: all works from one on.
struct Works {
  std::size_t next = 0;
  std::size_t count = 0;
  const std::function<ApartResult(std::size_t)>& work;
  const ApartLimits& limits;
};

[[noreturn]] void work_and_end(const Works& works, std::uint64_t held, int pipe) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  be_silent();
  lower(RLIMIT_CORE, 0);
  if (held > 0) {
    lower(RLIMIT_AS, held + works.limits.bytes);
  }
  for (std::size_t index = works.next; index < works.count; ++index) {
    allow_seconds(works.limits.seconds);
    if (!send_result(pipe, try_work(works.work, index))) {
      break;
    }
  }
  // Nothing of octavo's is closed or written twice.
  _exit(0);
}

/// Adds what comes through a pipe until there are so many bytes; false when it ends
/// before.
bool receive(int pipe, std::string& bytes, Size wanted) {
  std::array<char, 1U << 16U> part{};
  while (bytes.size() < wanted) {
    const ssize_t size =
        read(pipe, part.data(), std::min<Size>(part.size(), wanted - bytes.size()));
    if (size > 0) {
      bytes.append(part.data(), static_cast<std::size_t>(size));
    } else if (size == 0 || errno != EINTR) {
      return false;
    }
  }
  return true;
}

/// Nothing when the process has ended.
std::optional<ApartResult> receive_result(int pipe) {
  std::string head;
  Size size = 0;
  if (!receive(pipe, head, sizeof size)) {
    return std::nullopt;
  }
  std::memcpy(&size, head.data(), sizeof size);
  if (size == failed) {
    return ApartResult();
  }
  std::string bytes;
  return receive(pipe, bytes, size) ? std::optional(ApartResult(std::move(bytes)))
                                    : std::nullopt;
}

void await(pid_t process) {
  while (waitpid(process, nullptr, 0) < 0 && errno == EINTR) {
  }
}

/// Does works in one process until one of them ends it; how many gave a result.
std::size_t run_until_one_ends(
    const Works& works, const std::function<void(std::size_t, ApartResult)>& take) {
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) {
    return 0;
  }
  const Descriptor reading(ends[0]);
  Descriptor writing(ends[1]);
  const std::uint64_t held = address_space();
  const pid_t process = fork();
  if (process == 0) {
    work_and_end(works, held, writing.number());
  }
  writing = Descriptor();
  if (process < 0) {
    return 0;
  }
  std::size_t done = 0;
  while (works.next + done < works.count) {
    auto result = receive_result(reading.number());
    if (!result) {
      break;
    }
    take(works.next + done, std::move(*result));
    ++done;
  }
  await(process);
  return done;
}

}  // namespace

void run_apart(std::size_t count,
               const std::function<ApartResult(std::size_t)>& work,
               const std::function<void(std::size_t, ApartResult)>& take,
               const ApartLimits& limits) {
  for (std::size_t next = 0; next < count;) {
    const std::size_t done = run_until_one_ends(
        {.next = next, .count = count, .work = work, .limits = limits}, take);
    next += done;
    // What ends a process that has worked before may be the work of those before it.
    if (done == 0) {
      take(next, std::nullopt);
      ++next;
    }
  }
}

ApartResult run_apart(const std::function<ApartResult()>& work,
                      const ApartLimits& limits) {
  ApartResult result;
  run_apart(
      1, [&](std::size_t) { return work(); },
      [&](std::size_t, ApartResult given) { result = std::move(given); }, limits);
  return result;
}

}  // namespace octavo
