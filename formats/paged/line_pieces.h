#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "formats/paged/glyphs.h"
#include "formats/paged/itemise.h"
#include "formats/paged/items.h"
#include "formats/paged/page.h"

namespace octavo::paged {

/// Everything that a paragraph's lines are made from.
struct LineInput {
  const ParagraphText& paragraph;
  const ParagraphStyle& style;
  const ItemisedText& itemised;
  const std::vector<ShapedPiece>& shaped;
  /// As `shaping_text` gives it.
  std::string_view text{};
  const Items& items;
  const std::vector<Scaled>& advances;
  const FontLibrary& fonts;
};

/// The part of a paragraph that one line shows.
struct LineRange {
  std::uint32_t begin = 0;
  /// End of what is drawn; up to `next` there is white space, or nothing.
  std::uint32_t end = 0;
  /// Where the next line begins.
  std::uint32_t next = 0;
  bool adds_hyphen = false;
};

/// The part of a piece that is on one line, set solid: with its natural widths.
struct LinePiece {
  const Piece* piece = nullptr;
  const StyleRun* run = nullptr;
  /// In logical order, `x` being the offset from the pen.
  std::vector<PlacedGlyph> glyphs{};
  /// Of each glyph, in points.
  std::vector<double> advances{};
  /// For each glyph the byte of the paragraph that its cluster ends at.
  std::vector<std::uint32_t> ends{};
  std::string text{};
  /// With `before` and `after`.
  double width = 0;
  /// Of a leader: what it is repeated to fill, itself included; else 0.
  double filled = 0;
  /// What the inline boxes that begin and end with it take.
  double before = 0;
  double after = 0;
  /// The part of the paragraph that is shown.
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// In logical order. Where a line's end cuts through what was shaped together, both sides
/// are shaped anew.
std::vector<LinePiece> line_pieces(const LineInput& input, const LineRange& range);

/// The glyph of a face that is drawn as the hyphen at a line's end.
std::uint32_t hyphen_glyph(const Font& font);

}  // namespace octavo::paged
