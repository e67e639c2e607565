#pragma once

#include <cstdint>

#include "formats/paged/line_pieces.h"

namespace octavo::paged {

/// Which of the breaker's lines is made.
struct LineEnds {
  /// Counts from 0.
  std::uint32_t number = 0;
  /// Items `[first, end)` are on the line; it ends with item `end`, or with the text.
  std::uint32_t first = 0;
  std::uint32_t end = 0;
};

/// Sets one line: reading order, spaces, alignment.
Line make_line(const LineInput& input, const LineEnds& ends);

}  // namespace octavo::paged
