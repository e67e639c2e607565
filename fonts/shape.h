#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "fonts/font.h"

namespace octavo {

enum class Direction : unsigned char { left_to_right, right_to_left };

struct FontFeature {
  /// Four letters: "smcp".
  std::string tag{};
  std::uint32_t value = 1;

  bool operator==(const FontFeature&) const = default;
};

struct ShapeRequest {
  /// The whole paragraph: context counts for joining and kerning.
  std::string_view text{};
  /// Bytes of `text`.
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  Direction direction = Direction::left_to_right;
  /// ISO 15924, four letters: "Latn".
  std::string_view script{};
  /// BCP 47.
  std::string_view language{};
  std::vector<FontFeature> features{};
};

/// One glyph, in visual order (left to right). Measures are font units.
struct ShapedGlyph {
  std::uint32_t glyph = 0;
  /// Offset in `ShapeRequest::text` of the first byte of its cluster.
  std::uint32_t cluster = 0;
  std::int32_t advance = 0;
  std::int32_t x_offset = 0;
  std::int32_t y_offset = 0;
  /// Text broken before this cluster must be shaped again on both sides.
  bool unsafe_to_break = false;
};

/// Shapes one run of one face, script, direction and language. Clusters are graphemes at
/// least. Combining marks beyond a fixed number on one letter are left out of shaping's
/// reach (HarfBuzz 6 is quadratic in them) by shaping them as clusters of their own.
std::vector<ShapedGlyph> shape(const Font& font, const ShapeRequest& request);

/// Whether a face has a feature for the letters of a script and language.
bool has_feature(const Font& font,
                 std::string_view tag,
                 std::string_view script,
                 std::string_view language);

}  // namespace octavo
