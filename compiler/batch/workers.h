#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>

namespace octavo::batch {

/// How a work ended.
enum class Ending : unsigned char {
  done,
  out_of_time,
  out_of_memory,
  /// Its process ended by a fault of octavo's or of a library's, or was killed.
  crashed,
  /// Not begun, or not ended, when all was to stop.
  abandoned
};

struct WorkResult {
  Ending ending = Ending::abandoned;
  /// What the work gave; of one that crashed, how its process ended.
  std::string bytes{};
  /// Of the clock.
  double seconds = 0;
};

/// What one work may take; 0: any amount.
struct WorkLimits {
  /// Of the clock.
  unsigned seconds = 0;
  /// Beside what the process holds at its beginning.
  std::uint64_t bytes = 0;
};

/// How the works are to go on.
enum class Advice : unsigned char {
  go_on,
  /// Begin no other.
  finish,
  /// End those that have begun, too.
  stop
};

/// Works, and what is to be done with them.
struct Works {
  std::size_t count = 0;
  /// Of processes; at least 1.
  unsigned jobs = 1;
  WorkLimits limits{};
  /// In a process of its own, which has done others before and sees what octavo held when
  /// the first of them began.
  std::function<std::string(std::size_t index)> work{};
  /// Here, as they end.
  std::function<void(std::size_t index, WorkResult result)> take{};
  /// Asked when a work has ended, when a signal has come, and ten times a second.
  std::function<Advice()> advise{};
};

/// Does works in processes that are parted from octavo's: what crashes, hangs or fills
/// the memory ends alone, and the others go on. Each is taken once, those that are not
/// begun as abandoned. No thread may run when it is called. When octavo's own process
/// ends, in whatever way, they end with it.
void do_works(const Works& works);

}  // namespace octavo::batch
