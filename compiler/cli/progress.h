#pragma once

#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

namespace octavo::cli {

/// A line on the terminal that says what octavo is busy with and for how long, from half
/// a second on; gone when the work ends. Nothing where standard error is no terminal.
class Progress {
 public:
  /// Silent when `what` is empty.
  explicit Progress(std::string what);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

 private:
  void show();

  std::string what_;
  std::mutex lock_{};
  std::condition_variable ended_{};
  bool has_ended_ = false;
  std::thread thread_{};
};

}  // namespace octavo::cli
