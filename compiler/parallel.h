#pragma once

#include <cstddef>
#include <functional>

namespace octavo {

/// Calls `body(i)` for every i below `count`, on up to `jobs` threads (0: one a
/// processor). The only threads in octavo. Each body writes to its own place, so that the
/// result is the same for any number of threads.
void parallel_for(std::size_t count,
                  unsigned jobs,
                  const std::function<void(std::size_t)>& body);

}  // namespace octavo
