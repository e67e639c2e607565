#include "formats/paged/paragraph.h"

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>

#include "formats/paged/first_line.h"
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

struct SetLines {
  std::vector<Line> lines{};
  /// Where the second line begins, and whether the author ends the first.
  std::uint32_t second_line = 0;
  bool first_is_last = false;
};

SetLines set_lines(const Prepared& prepared, const ParagraphStyle& style) {
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
  SetLines set;
  set.lines.reserve(breaks.size());
  LineEnds ends;
  for (const std::uint32_t end : breaks) {
    ends.end = end;
    set.lines.push_back(make_line(input, ends));
    const bool is_forced =
        end < items.items.size() && items.items[end].kind == BreakKind::forced;
    if (set.lines.size() == 1 && end < items.items.size()) {
      set.second_line = items.sources[end].end;
      set.first_is_last = is_forced;
    }
    ends.first = end + 1;
    ends.number = is_forced && style.indents_each_line ? 0 : ends.number + 1;
  }
  return set;
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

/// The first line as its own style breaks the paragraph, then the rest for itself.
std::vector<Line> set_first_line(const ParagraphText& paragraph,
                                 const ParagraphStyle& style,
                                 const FontLibrary& fonts,
                                 Diagnostics& diagnostics) {
  const ChangedText changed = changed_text(paragraph, *style.first_line);
  ParagraphStyle plain = style;
  plain.first_line = nullptr;
  const Prepared prepared = prepare(changed.text, plain, fonts);
  SetLines set = set_lines(prepared, plain);
  const SetParagraph reported{.paragraph = changed.text,
                              .style = plain,
                              .itemised = prepared.itemised,
                              .fonts = fonts};
  if (set.lines.size() < 2) {
    report_paragraph(reported, set.lines, diagnostics);
    return std::move(set.lines);
  }
  const ParagraphText rest = rest_of(paragraph, changed.original(set.second_line));
  if (!plain.indents_each_line || !set.first_is_last) {
    plain.first_line_indent = plain.turnover_indent;
  }
  plain.whole_line = plain.whole_line > 0 ? plain.whole_line - 1 : -1;
  std::vector<Line> lines = set_paragraph(rest, plain, fonts, diagnostics);
  lines.insert(lines.begin(), std::move(set.lines.front()));
  return lines;
}

}  // namespace

std::vector<Line> set_paragraph(const ParagraphText& paragraph,
                                const ParagraphStyle& style,
                                const FontLibrary& fonts,
                                Diagnostics& diagnostics) {
  if (paragraph.text.empty() || paragraph.runs.empty()) {
    return {};
  }
  if (style.first_line != nullptr) {
    return set_first_line(paragraph, style, fonts, diagnostics);
  }
  const Prepared prepared = prepare(paragraph, style, fonts);
  std::vector<Line> lines = set_lines(prepared, style).lines;
  if (is_full_of_holes(lines)) {
    ParagraphStyle ragged = style;
    ragged.align = TextAlign::start;
    lines = set_lines(prepared, ragged).lines;
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
