#include "formats/paged/paragraph.h"

#include <algorithm>
#include <cstddef>
#include <span>
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

/// The items that lines end with. Where each line behind a line end of the author's is as
/// long as the first, what is between two such ends is broken for itself.
std::vector<std::uint32_t> line_ends(std::span<const BreakItem> items,
                                     const BreakSettings& settings,
                                     const ParagraphStyle& style) {
  if (!style.indents_each_line) {
    return break_lines(items, settings).ends;
  }
  std::vector<std::uint32_t> ends;
  for (std::size_t begin = 0; begin < items.size();) {
    const auto rest = items.subspan(begin);
    const auto forced = std::ranges::find(rest, BreakKind::forced, &BreakItem::kind);
    const auto part = rest.first(static_cast<std::size_t>(forced - rest.begin()));
    for (const std::uint32_t end : break_lines(part, settings).ends) {
      ends.push_back(static_cast<std::uint32_t>(begin) + end);
    }
    begin += part.size() + 1;
  }
  return ends;
}

std::vector<Line> set_lines(const Prepared& prepared, const ParagraphStyle& style) {
  const Items items = items_of(prepared, style);
  const std::vector<std::uint32_t> breaks =
      line_ends(items.items, break_settings(prepared.paragraph, style), style);
  const LineInput input{.paragraph = prepared.paragraph,
                        .style = style,
                        .itemised = prepared.itemised,
                        .shaped = prepared.shaped,
                        .text = prepared.text,
                        .items = items,
                        .advances = prepared.advances,
                        .fonts = prepared.fonts};
  std::vector<Line> lines;
  lines.reserve(breaks.size());
  LineEnds ends;
  for (const std::uint32_t end : breaks) {
    ends.end = end;
    lines.push_back(make_line(input, ends));
    const bool begins_anew = style.indents_each_line && end < items.items.size() &&
                             items.items[end].kind == BreakKind::forced;
    ends.first = end + 1;
    ends.number = begins_anew ? 0 : ends.number + 1;
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
