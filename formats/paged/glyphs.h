#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "formats/paged/itemise.h"
#include "formats/paged/linebreak.h"

namespace octavo::paged {

/// The glyphs of one piece, in logical order. Measures are font units.
struct ShapedPiece {
  std::vector<ShapedGlyph> glyphs{};
  /// What a missing character or a picture takes, in points; 0 for text.
  double width = 0;
};

/// A paragraph's text as it is shaped: of the same length, with every white space control
/// (a tab, a line feed) as a space, for which faces have no glyphs.
std::string shaping_text(std::string_view text);

/// Shapes `[begin, end)` of a piece as if the text were cut at `context_begin` and
/// `context_end`.
struct ShapeRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t context_begin = 0;
  std::uint32_t context_end = 0;
};
std::vector<ShapedGlyph> shape_range(std::string_view text,
                                     const Piece& piece,
                                     const StyleRun& run,
                                     const ShapeRange& range,
                                     const FontLibrary& fonts);

std::vector<ShapedPiece> shape_pieces(std::string_view text,
                                      const ParagraphText& paragraph,
                                      const ItemisedText& itemised,
                                      const FontLibrary& fonts);

/// That a piece's letters are set in.
double size_of(const Piece& piece, const StyleRun& run);
/// Points for one font unit of a run's face.
double unit_scale(const Piece& piece, const StyleRun& run, const FontLibrary& fonts);

/// For each byte of the text, and its end: the width of all before it. Inside a ligature
/// its width is shared out evenly.
std::vector<Scaled> advances(std::string_view text,
                             const ParagraphText& paragraph,
                             const ItemisedText& itemised,
                             const std::vector<ShapedPiece>& shaped,
                             const FontLibrary& fonts);

/// What a style adds behind a cluster, in points: between letters, but for those of a
/// script that joins them, and between words.
double added_spacing(const TextStyle& style,
                     std::string_view script,
                     std::string_view cluster);

}  // namespace octavo::paged
