#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <string>

namespace octavo::cli {

/// How far a run has come: on a terminal a line at its foot, with the rate and the time
/// that is left; elsewhere a line now and then.
class Rate {
 public:
  /// Not wanted: it says nothing.
  Rate(std::size_t books, bool is_wanted);
  ~Rate();
  Rate(const Rate&) = delete;
  Rate& operator=(const Rate&) = delete;

  /// One more has ended.
  void step() { ++done_; }
  /// Says it where it is time to.
  void show();
  /// Prints something else, with the line out of its way.
  void say(const std::function<void()>& print);

 private:
  using Clock = std::chrono::steady_clock;

  std::string line() const;
  void take_away();

  std::size_t books_;
  bool is_wanted_;
  bool is_terminal_;
  std::size_t done_ = 0;
  bool is_shown_ = false;
  Clock::time_point begun_ = Clock::now();
  Clock::time_point shown_ = begun_;
};

}  // namespace octavo::cli
