#include "compiler/disk_files_system.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <pthread.h>
#include <unistd.h>

namespace octavo {
namespace {

constexpr std::array ending_signals = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};

}  // namespace

HeldSignals::HeldSignals() {
  sigemptyset(&held_);
  for (const int signal : ending_signals) {
    sigaddset(&held_, signal);
  }
  sigaddset(&held_, SIGPIPE);
  pthread_sigmask(SIG_BLOCK, &held_, &before_);
}

HeldSignals::~HeldSignals() {
  pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

void HeldSignals::let_through() const {
  sigset_t passing = before_;
  sigaddset(&passing, SIGPIPE);
  pthread_sigmask(SIG_SETMASK, &passing, nullptr);
}

void HeldSignals::hold_again() const {
  pthread_sigmask(SIG_BLOCK, &held_, nullptr);
}

bool HeldSignals::one_is_pending() const {
  sigset_t pending;
  sigpending(&pending);
  return std::ranges::any_of(ending_signals, [&](int signal) {
    return sigismember(&pending, signal) == 1 && sigismember(&before_, signal) == 0;
  });
}

FileError error_of_write(int code) {
  switch (code) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return FileError::disk_full;
    default:
      return FileError::unwritable;
  }
}

FileError write_all(int file, std::string_view bytes, const HeldSignals& signals) {
  constexpr std::size_t step = 1U << 20U;
  while (!bytes.empty()) {
    if (signals.one_is_pending()) {
      return FileError::unwritable;
    }
    const ssize_t count = write(file, bytes.data(), std::min(step, bytes.size()));
    if (count < 0 && errno == EINTR) {
      continue;
    }
    if (count < 0) {
      return error_of_write(errno);
    }
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return FileError::none;
}

}  // namespace octavo
