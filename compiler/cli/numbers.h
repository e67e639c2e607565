#pragma once

#include <cstdint>
#include <string>

#include "compiler/diagnostics.h"

namespace octavo::cli {

/// The value of an option that is a whole number, not less than `least`; 0 where it is
/// not said. What is none is reported as `usage`.
std::uint64_t understand_number(const std::string& option,
                                const std::string& text,
                                std::uint64_t least,
                                Diagnostics& problems);

}  // namespace octavo::cli
