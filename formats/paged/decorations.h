#pragma once

#include <vector>

#include "fonts/font.h"
#include "formats/css/style.h"
#include "formats/paged/page.h"

namespace octavo::paged {

/// The letters that a decoration stands at. Points, from the left end of a line's
/// baseline.
struct DecoratedText {
  const FontMetrics& metrics;
  double size = 0;
  /// Upwards, of the letters' own baseline.
  double shift = 0;
  double left = 0;
  double width = 0;
};

/// Lines under and over letters are drawn before them, those through them after.
enum class DecorationLayer : unsigned char { below_letters, above_letters };

/// Draws lines under, over and through letters (CSS Text Decoration 4, 2), as artifacts.
void draw_decoration(const css::DrawnDecoration& decoration,
                     const DecoratedText& text,
                     DecorationLayer layer,
                     std::vector<PlacedItem>& items);

}  // namespace octavo::paged
