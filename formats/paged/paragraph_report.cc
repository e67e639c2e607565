#include "formats/paged/paragraph_report.h"

#include <charconv>
#include <cmath>
#include <set>
#include <string>

#include "compiler/text/utf8.h"
#include "fonts/cjk.h"
#include "formats/paged/items.h"
#include "formats/paged/missing.h"

namespace octavo::paged {
namespace {

Hint hint_for_missing(const Piece& piece, const FontLibrary& fonts) {
  if (is_cjk_script(piece.script) && !fonts.has_cjk()) {
    return {.message =
                "octavo's set of Chinese, Japanese and Korean faces is not here: "
                "put NotoSerifCJK-Regular.ttc and NotoSerifCJK-Bold.ttc into "
                "share/octavo/fonts beside its bin"};
  }
  return {.message =
              "the printed book shows a box with the character's code; name a "
              "font that has it"};
}

void report_missing(const SetParagraph& set, Diagnostics& diagnostics) {
  const ParagraphText& paragraph = set.paragraph;
  std::set<char32_t> reported;
  for (const Piece& piece : set.itemised.pieces) {
    if (piece.kind != PieceKind::missing) {
      continue;
    }
    const char32_t character = decode_utf8(paragraph.text, piece.begin).character;
    if (!reported.insert(character).second) {
      continue;
    }
    diagnostics.warn("missing-glyph", paragraph.runs[piece.run].span,
                     "no face has the character " + character_code(character),
                     {hint_for_missing(piece, set.fonts)});
  }
}

/// Points, to a tenth.
std::string points(double length) {
  const auto tenths = static_cast<long long>(std::llround(length * 10));
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " pt";
}

}  // namespace

void report_paragraph(const SetParagraph& set,
                      const std::vector<Line>& lines,
                      Diagnostics& diagnostics) {
  report_missing(set, diagnostics);
  const LineWidths widths = line_widths(set.style);
  double worst = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].overfull) {
      const double room = i == 0 ? widths.first : widths.other;
      worst = std::max(worst, lines[i].right - lines[i].left - room);
    }
  }
  if (worst > 0) {
    diagnostics.warn(
        "overfull-line", set.style.span,
        "a line is " + points(worst) + " wider than the room it has",
        {{.message = "something in it cannot be divided: a picture, or letters larger "
                     "than the column"}});
  }
}

}  // namespace octavo::paged
