#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "fonts/library.h"
#include "formats/paged/paragraph.h"

namespace octavo::paged {

enum class PieceKind : unsigned char {
  text,
  picture,
  /// One character that no face has.
  missing,
  /// Control characters and line separators: nothing is drawn.
  hidden
};

/// A stretch of a paragraph that is shaped at once: of one style run, direction, script
/// and face.
struct Piece {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  /// Index in `ParagraphText::runs`.
  std::uint32_t run = 0;
  std::uint8_t level = 0;
  PieceKind kind = PieceKind::text;
  /// ISO 15924; its storage is static.
  std::string_view script{};
  FontId font = FontId::none;
  Synthesis synthesis{};
  /// Its letters are set as capitals of a smaller size.
  bool is_small_capital = false;

  bool operator==(const Piece&) const = default;
};

struct ItemisedText {
  /// Odd when the paragraph runs from right to left.
  std::uint8_t level = 0;
  /// In logical order, covering the text.
  std::vector<Piece> pieces{};
};

/// Cuts a paragraph into pieces. Grapheme clusters stay whole as long as one face has all
/// of their characters; spaces and punctuation keep to the face of the letters beside
/// them.
ItemisedText itemise(const ParagraphText& paragraph,
                     const ParagraphStyle& style,
                     const FontLibrary& fonts);

}  // namespace octavo::paged
