#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace octavo {

/// What work apart may take.
struct ApartLimits {
  /// Of the processor's time, not of the clock's.
  unsigned seconds = 10;
  /// Beside what octavo holds already.
  std::uint64_t bytes = 512ULL << 20U;
};

/// Does the work in a process of its own and returns its result: a library that aborts,
/// crashes or grows without bound on hostile input takes nothing with it. Empty: the work
/// said so, ended so, or came to a limit. The work sees octavo's memory and changes none
/// of it; it must take no lock that another thread could hold.
std::optional<std::string> run_apart(
    const std::function<std::optional<std::string>()>& work,
    const ApartLimits& limits = {});

}  // namespace octavo
