#include "formats/paged/paragraph.h"

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

}  // namespace

std::vector<Line> set_paragraph(const ParagraphText& paragraph,
                                const ParagraphStyle& style,
                                const FontLibrary& fonts,
                                Diagnostics& diagnostics) {
  if (paragraph.text.empty() || paragraph.runs.empty()) {
    return {};
  }
  const ItemisedText itemised = itemise(paragraph, style, fonts);
  const std::string text = shaping_text(paragraph.text);
  const std::vector<ShapedPiece> shaped = shape_pieces(text, paragraph, itemised, fonts);
  const std::vector<Scaled> widths = advances(text, paragraph, itemised, shaped, fonts);
  const Items items = make_items({.paragraph = paragraph,
                                  .opportunities = opportunities(paragraph, style),
                                  .advances = widths,
                                  .hyphen_widths = hyphen_widths(paragraph, fonts)},
                                 style);
  const LineBreaks breaks = break_lines(items.items, break_settings(paragraph, style));
  const LineInput input{.paragraph = paragraph,
                        .style = style,
                        .itemised = itemised,
                        .shaped = shaped,
                        .text = text,
                        .items = items,
                        .advances = widths,
                        .fonts = fonts};
  std::vector<Line> lines;
  lines.reserve(breaks.ends.size());
  LineEnds ends;
  for (const std::uint32_t end : breaks.ends) {
    ends.end = end;
    lines.push_back(make_line(input, ends));
    ends.first = end + 1;
    ++ends.number;
  }
  report_paragraph(
      {.paragraph = paragraph, .style = style, .itemised = itemised, .fonts = fonts},
      lines, diagnostics);
  return lines;
}

Extent measure_paragraph(const ParagraphText& paragraph,
                         const ParagraphStyle& style,
                         const FontLibrary& fonts) {
  if (paragraph.text.empty() || paragraph.runs.empty()) {
    return {};
  }
  const ItemisedText itemised = itemise(paragraph, style, fonts);
  const std::string text = shaping_text(paragraph.text);
  const std::vector<ShapedPiece> shaped = shape_pieces(text, paragraph, itemised, fonts);
  const std::vector<Scaled> widths = advances(text, paragraph, itemised, shaped, fonts);
  ParagraphStyle endless = style;
  endless.measure = unbounded;
  const Items items = make_items({.paragraph = paragraph,
                                  .opportunities = opportunities(paragraph, endless),
                                  .advances = widths,
                                  .hyphen_widths = hyphen_widths(paragraph, fonts)},
                                 endless);
  return extent(items);
}

}  // namespace octavo::paged
