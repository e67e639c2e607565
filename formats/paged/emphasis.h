#pragma once

#include <vector>

#include "formats/paged/line_pieces.h"

namespace octavo::paged {

/// Marks above or below each letter of a piece (CSS Text Decoration 3, 3), as artifacts.
/// `left` is where its letters begin.
void add_emphasis(const LinePiece& piece,
                  double left,
                  const FontLibrary& fonts,
                  std::vector<PlacedItem>& items);

}  // namespace octavo::paged
