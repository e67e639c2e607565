#include "compiler/cli/progress.h"

#include <chrono>
#include <csignal>
#include <cstdio>
#include <pthread.h>
#include <unistd.h>
#include <utility>

namespace octavo::cli {

Progress::Progress(std::string what) : what_(std::move(what)) {
  if (what_.empty() || isatty(STDERR_FILENO) != 1) {
    return;
  }
  // Signals are for the thread that works: it holds them back while it writes a file.
  sigset_t all;
  sigset_t before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  thread_ = std::thread([this] { show(); });
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
}

Progress::~Progress() {
  if (!thread_.joinable()) {
    return;
  }
  {
    const std::scoped_lock lock(lock_);
    has_ended_ = true;
  }
  ended_.notify_one();
  thread_.join();
}

void Progress::show() {
  constexpr auto interval = std::chrono::milliseconds(500);
  int steps = 0;
  std::unique_lock lock(lock_);
  while (!ended_.wait_for(lock, interval, [this] { return has_ended_; })) {
    ++steps;
    const std::string line = "\r\x1b[Koctavo: " + what_ + " … " +
                             std::to_string(steps / 2) + (steps % 2 == 0 ? ".0" : ".5") +
                             " s";
    std::fwrite(line.data(), 1, line.size(), stderr);
  }
  if (steps > 0) {
    std::fputs("\r\x1b[K", stderr);
  }
}

}  // namespace octavo::cli
