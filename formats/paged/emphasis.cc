#include "formats/paged/emphasis.h"

#include "compiler/text/characters.h"
#include "compiler/text/utf8.h"
#include "formats/paged/style.h"

namespace octavo::paged {
namespace {

/// Of the letters' size: the marks, and how far their baseline is from that of the
/// letters, so that a dot stands clear of an ideograph.
constexpr double mark_size = 0.5;
constexpr double mark_above = 0.85;
constexpr double mark_below = 0.46;

/// Spaces, punctuation and controls have none (CSS Text Decoration 3, 3.5).
bool has_mark(char32_t character) {
  return !is_space(character) && !is_punctuation(character) && character >= U' ';
}

/// A mark and the face that has it.
struct Mark {
  char32_t character = 0;
  FontId font = FontId::none;
};

Mark mark_of(const LinePiece& piece, const FontLibrary& fonts) {
  const StyleRun& run = *piece.run;
  const char32_t asked = decode_utf8(run.style.rare->emphasis.mark, 0).character;
  // A mark that no face has is a dot: the letters are to be marked.
  for (const char32_t mark : {asked, U'\u2022'}) {
    // Those of ideographs are drawn smaller in their own faces.
    const FontId own = fonts.face(run.style.face);
    if (fonts.font(own).glyph_for(mark) != 0) {
      return {.character = mark, .font = own};
    }
    const FontId other =
        fonts.fallback({&mark, 1}, piece.piece->script, run.language, run.style.face);
    if (other != FontId::none) {
      return {.character = mark, .font = other};
    }
  }
  return {};
}

}  // namespace

void add_emphasis(const LinePiece& piece,
                  double left,
                  const FontLibrary& fonts,
                  std::vector<PlacedItem>& items) {
  const StyleRun& run = *piece.run;
  const css::TextEmphasis& emphasis = run.style.rare->emphasis;
  const auto [mark, font] = mark_of(piece, fonts);
  if (font == FontId::none) {
    return;
  }
  const Font& face = fonts.font(font);
  const std::uint32_t glyph = face.glyph_for(mark);
  const double size = run.style.size * mark_size;
  const double half = face.advance(glyph) * size / face.metrics().units_per_em / 2;
  TextRun marks{
      .font = font,
      .size = size,
      .synthesis = fonts.synthesis(font, run.style.face),
      .origin = {.x = left,
                 .y = (emphasis.below ? mark_below : -mark_above) * run.style.size -
                      run.style.baseline_shift},
      .width = piece.width,
      .color = emphasis.color.is_current ? run.style.color : opaque(emphasis.color.color),
      .role = Role::artifact,
      .language = run.language};
  const bool right_to_left = piece.piece->level % 2 == 1;
  double pen = 0;
  for (std::size_t first = 0; first < piece.glyphs.size();) {
    std::size_t last = first;
    double width = 0;
    for (; last < piece.glyphs.size() &&
           piece.glyphs[last].text_begin == piece.glyphs[first].text_begin;
         ++last) {
      width += piece.advances[last];
    }
    if (has_mark(decode_utf8(piece.text, piece.glyphs[first].text_begin).character)) {
      const double middle = pen + (width - run.style.letter_spacing) / 2;
      const auto begin = static_cast<std::uint32_t>(marks.text.size());
      append_utf8(marks.text, mark);
      marks.glyphs.push_back({.x = (right_to_left ? piece.width - middle : middle) - half,
                              .glyph = glyph,
                              .text_begin = begin,
                              .text_end = static_cast<std::uint32_t>(marks.text.size())});
    }
    pen += width;
    first = last;
  }
  if (!marks.glyphs.empty()) {
    items.emplace_back(std::move(marks));
  }
}

}  // namespace octavo::paged
