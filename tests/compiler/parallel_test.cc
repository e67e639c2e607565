#include "compiler/parallel.h"

#include <atomic>
#include <sys/resource.h>
#include <sys/wait.h>
#include <system_error>
#include <thread>
#include <unistd.h>

#include <doctest/doctest.h>

using namespace octavo;

namespace {

std::size_t sum_of(std::size_t count, unsigned jobs) {
  std::atomic<std::size_t> sum{0};
  parallel_for(count, jobs, [&](std::size_t index) { sum += index; });
  return sum;
}

bool may_start_a_thread() {
  try {
    const std::jthread other([] {});
    return true;
  } catch (const std::system_error&) {
    return false;
  }
}

/// In a child that may have no second thread: 0 where all the work is done all the same.
int work_without_threads() {
  constexpr rlim_t one = 1;
  const rlimit limit{.rlim_cur = one, .rlim_max = one};
  // The limit is none for root.
  constexpr uid_t nobody = 65534;
  if ((geteuid() == 0 && setuid(nobody) != 0) || setrlimit(RLIMIT_NPROC, &limit) != 0 ||
      may_start_a_thread()) {
    return 2;
  }
  return sum_of(100, 8) == 4950 ? 0 : 1;
}

}  // namespace

TEST_CASE("parallel: each index is visited once, by any number of threads") {
  for (const unsigned jobs : {0U, 1U, 2U, 8U, 200U}) {
    CHECK(sum_of(100, jobs) == 4950);
  }
  CHECK(sum_of(0, 8) == 0);
}

TEST_CASE("parallel: where no thread can be had the work is done without") {
  const pid_t child = fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    _exit(work_without_threads());
  }
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  REQUIRE(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == 0);
}
