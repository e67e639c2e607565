#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "formats/css/syntax.h"

namespace octavo::css {

/// Adds an error unless there are too many already.
void add_syntax_error(std::vector<SyntaxError>& errors,
                      std::uint32_t begin,
                      std::uint32_t end,
                      std::string message);

}  // namespace octavo::css
