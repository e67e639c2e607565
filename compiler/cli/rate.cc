#include "compiler/cli/rate.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <unistd.h>

#include "compiler/batch/reports.h"

namespace octavo::cli {

Rate::Rate(std::size_t books, bool is_wanted)
    : books_(books), is_wanted_(is_wanted), is_terminal_(isatty(STDERR_FILENO) == 1) {}

Rate::~Rate() {
  take_away();
}

void Rate::show() {
  using namespace std::chrono_literals;
  const auto interval = is_terminal_ ? 200ms : 30'000ms;
  const Clock::time_point now = Clock::now();
  if (!is_wanted_ || now - shown_ < interval || done_ == books_) {
    return;
  }
  shown_ = now;
  is_shown_ = is_terminal_;
  const std::string text = is_terminal_ ? "\r\x1b[K" + line() : line() + "\n";
  std::fwrite(text.data(), 1, text.size(), stderr);
}

void Rate::say(const std::function<void()>& print) {
  take_away();
  print();
}

std::string Rate::line() const {
  const std::chrono::duration<double> passed = Clock::now() - begun_;
  const double rate = static_cast<double>(done_) / std::max(passed.count(), 0.001);
  std::string text = "octavo: " + std::to_string(done_) + " of " +
                     std::to_string(books_) + " books, " +
                     std::to_string(std::lround(rate)) + " a second";
  if (done_ > 0) {
    text +=
        ", " + batch::duration_text(static_cast<double>(books_ - done_) / rate) + " left";
  }
  return text;
}

void Rate::take_away() {
  if (is_shown_) {
    std::fputs("\r\x1b[K", stderr);
    is_shown_ = false;
  }
}

}  // namespace octavo::cli
