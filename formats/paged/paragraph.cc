#include "formats/paged/paragraph.h"

#include <algorithm>
#include <cstddef>
#include <string>

#include "formats/paged/glyphs.h"
#include "formats/paged/itemise.h"
#include "formats/paged/items.h"
#include "formats/paged/line.h"
#include "formats/paged/linebreak.h"
#include "formats/paged/opportunities.h"
#include "formats/paged/paragraph_report.h"

namespace octavo::paged {
namespace {

/// Wider than any text, and still far from what `Scaled` can hold.
constexpr double unbounded = 1e9;

std::vector<Scaled> hyphen_widths(const ParagraphText& paragraph,
                                  const FontLibrary& fonts) {
  std::vector<Scaled> widths;
  widths.reserve(paragraph.runs.size());
  for (const StyleRun& run : paragraph.runs) {
    const Font& font = fonts.font(fonts.face(run.style.face));
    widths.push_back(to_scaled(font.advance(hyphen_glyph(font)) * run.style.size /
                               font.metrics().units_per_em));
  }
  return widths;
}

/// What does not depend on how the lines are aligned.
struct Prepared {
  const ParagraphText& paragraph;
  const FontLibrary& fonts;
  ItemisedText itemised{};
  std::string text{};
  std::vector<ShapedPiece> shaped{};
  std::vector<Scaled> advances{};
  std::vector<Opportunity> opportunities{};
};

Prepared prepare(const ParagraphText& paragraph,
                 const ParagraphStyle& style,
                 const FontLibrary& fonts) {
  Prepared made{.paragraph = paragraph,
                .fonts = fonts,
                .itemised = itemise(paragraph, style, fonts),
                .text = shaping_text(paragraph.text)};
  made.shaped = shape_pieces(made.text, paragraph, made.itemised, fonts);
  made.advances = advances(made.text, paragraph, made.itemised, made.shaped, fonts);
  made.opportunities = opportunities(paragraph, style);
  return made;
}

Items items_of(const Prepared& prepared, const ParagraphStyle& style) {
  return make_items({.paragraph = prepared.paragraph,
                     .opportunities = prepared.opportunities,
                     .advances = prepared.advances,
                     .hyphen_widths = hyphen_widths(prepared.paragraph, prepared.fonts)},
                    style);
}

std::vector<Line> set_lines(const Prepared& prepared, const ParagraphStyle& style) {
  const Items items = items_of(prepared, style);
  const LineBreaks breaks =
      break_lines(items.items, break_settings(prepared.paragraph, style));
  const LineInput input{.paragraph = prepared.paragraph,
                        .style = style,
                        .itemised = prepared.itemised,
                        .shaped = prepared.shaped,
                        .text = prepared.text,
                        .items = items,
                        .advances = prepared.advances,
                        .fonts = prepared.fonts};
  std::vector<Line> lines;
  lines.reserve(breaks.ends.size());
  LineEnds ends;
  for (const std::uint32_t end : breaks.ends) {
    ends.end = end;
    lines.push_back(make_line(input, ends));
    ends.first = end + 1;
    ++ends.number;
  }
  return lines;
}

/// Whether words are so long beside the measure (Tamil, Finnish, a narrow column) that
/// several lines, and half of those to be filled, would be torn apart: ragged, they are
/// even. Two lines are an accident of ordinary prose, which stays as it is all around.
bool is_full_of_holes(const std::vector<Line>& lines) {
  // Word spaces of over three times their width.
  constexpr double torn = 3;
  constexpr std::ptrdiff_t one_in = 2;
  constexpr std::ptrdiff_t least = 3;
  const auto count = std::ranges::count_if(
      lines, [](const Line& line) { return line.looseness > torn; });
  return count >= least &&
         count * one_in >= static_cast<std::ptrdiff_t>(lines.size()) - 1;
}

}  // namespace

std::vector<Line> set_paragraph(const ParagraphText& paragraph,
                                const ParagraphStyle& style,
                                const FontLibrary& fonts,
                                Diagnostics& diagnostics) {
  if (paragraph.text.empty() || paragraph.runs.empty()) {
    return {};
  }
  const Prepared prepared = prepare(paragraph, style, fonts);
  std::vector<Line> lines = set_lines(prepared, style);
  if (is_full_of_holes(lines)) {
    ParagraphStyle ragged = style;
    ragged.align = TextAlign::start;
    lines = set_lines(prepared, ragged);
  }
  report_paragraph({.paragraph = paragraph,
                    .style = style,
                    .itemised = prepared.itemised,
                    .fonts = fonts},
                   lines, diagnostics);
  return lines;
}

Extent measure_paragraph(const ParagraphText& paragraph,
                         const ParagraphStyle& style,
                         const FontLibrary& fonts) {
  if (paragraph.text.empty() || paragraph.runs.empty()) {
    return {};
  }
  ParagraphStyle endless = style;
  endless.measure = unbounded;
  return extent(items_of(prepare(paragraph, endless, fonts), endless));
}

}  // namespace octavo::paged
