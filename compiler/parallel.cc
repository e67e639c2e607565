#include "compiler/parallel.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace octavo {

void parallel_for(std::size_t count,
                  unsigned jobs,
                  const std::function<void(std::size_t)>& body) {
  const std::size_t wanted =
      jobs == 0 ? std::max(1U, std::thread::hardware_concurrency()) : jobs;
  const std::size_t threads = std::min(wanted, count);
  if (threads <= 1) {
    for (std::size_t index = 0; index < count; ++index) {
      body(index);
    }
    return;
  }
  std::atomic<std::size_t> next{0};
  std::exception_ptr failure;
  std::mutex failure_lock;
  const auto work = [&] {
    try {
      for (std::size_t index = next++; index < count; index = next++) {
        body(index);
      }
    } catch (...) {
      const std::scoped_lock lock(failure_lock);
      failure = std::current_exception();
      next = count;
    }
  };
  {
    std::vector<std::jthread> others;
    try {
      for (std::size_t each = 1; each < threads; ++each) {
        others.emplace_back(work);
      }
    } catch (const std::system_error&) {
      // A limit on threads or memory: those that there are do the work.
    }
    work();
  }
  if (failure) {
    std::rethrow_exception(failure);
  }
}

}  // namespace octavo
