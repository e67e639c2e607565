#pragma once

#include <cstdint>
#include <vector>

#include "fonts/font.h"

namespace octavo {

struct OutlinePoint {
  double x = 0;
  double y = 0;
};

/// One step of a pen along the outline of a glyph.
struct OutlineStep {
  enum class Kind : unsigned char { move, line, curve, close };
  Kind kind = Kind::move;
  /// Of a cubic curve the points that it leans towards.
  OutlinePoint first{};
  OutlinePoint second{};
  OutlinePoint end{};
};

/// Font units; y grows upwards. Empty: the glyph has no ink.
std::vector<OutlineStep> glyph_outline(const Font& font, std::uint32_t glyph);

}  // namespace octavo
