#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace octavo {

/// What one work may take.
struct ApartLimits {
  /// Of the processor's time, not of the clock's.
  unsigned seconds = 10;
  /// Beside what octavo holds already.
  std::uint64_t bytes = 512ULL << 20U;
};

/// What a work gives; nothing when it has failed.
using ApartResult = std::optional<std::string>;

/// Does works 0 to `count` - 1 in a process of their own and hands each result to `take`,
/// in order and here: a library that aborts, crashes or grows without bound on hostile
/// input takes nothing with it. A work that ends so, or comes to a limit, gives nothing,
/// and those behind it are done in another process. They see octavo's memory and change
/// none of it; they must take no lock that another thread could hold.
void run_apart(std::size_t count,
               const std::function<ApartResult(std::size_t)>& work,
               const std::function<void(std::size_t, ApartResult)>& take,
               const ApartLimits& limits = {});

/// Does one work so and returns its result.
ApartResult run_apart(const std::function<ApartResult()>& work,
                      const ApartLimits& limits = {});

}  // namespace octavo
