#include "formats/paged/line.h"

#include <algorithm>
#include <numeric>

#include "compiler/text/bidi.h"
#include "compiler/text/characters.h"
#include "compiler/text/utf8.h"
#include "formats/paged/decorations.h"
#include "formats/paged/emphasis.h"
#include "formats/paged/inline_boxes.h"
#include "formats/paged/missing.h"

namespace octavo::paged {
namespace {

/// Lines that need more of their spaces are left ragged: a word space of over four times
/// its width is a hole.
constexpr double largest_ratio = 5;
/// A little beyond the least word space, for what cutting words changes in their letters.
constexpr double smallest_ratio = -1.1;
/// Points; less than the eye sees or numbers are rounded to.
constexpr double overfull_from = 0.05;

/// Space that is put in after the cluster which ends at a byte of the text.
struct Extra {
  std::uint32_t offset = 0;
  double width = 0;
};

/// What the spaces of a line can give.
struct Elasticity {
  double stretch = 0;
  double shrink = 0;
  /// Width that items have beyond their letters.
  double added = 0;
};

bool is_set_last(const LineInput& input, const LineEnds& ends) {
  return ends.end == input.items.items.size() ||
         input.items.items[ends.end].kind == BreakKind::forced;
}

LineRange range_of(const LineInput& input, const LineEnds& ends) {
  const auto size = static_cast<std::uint32_t>(input.text.size());
  const std::vector<ItemSource>& sources = input.items.sources;
  // White space that begins a line or ends the text has no item, and vanishes.
  LineRange range{.begin = ends.first < sources.size() ? sources[ends.first].begin : size,
                  .next = size};
  range.end = ends.first < ends.end ? sources[ends.end - 1].end : range.begin;
  if (ends.end < sources.size()) {
    range.next = sources[ends.end].end;
    range.adds_hyphen = sources[ends.end].adds_hyphen;
  }
  return range;
}

double added_width(const LineInput& input, std::uint32_t item) {
  const ItemSource& source = input.items.sources[item];
  return to_points(input.items.items[item].width -
                   (input.advances[source.end] - input.advances[source.begin]));
}

/// What an item can give up. Where it is none a little of its stretch is, which nobody
/// sees: the last of the kana that are kerned gets back, at a line's end, what it was
/// moved by towards the next.
Scaled shrink_of(const BreakItem& item) {
  constexpr Scaled unseen = 10;
  return item.shrink > 0 ? item.shrink : item.stretch / unseen;
}

Elasticity elasticity(const LineInput& input, const LineEnds& ends) {
  Elasticity sum;
  for (std::uint32_t i = ends.first; i < ends.end; ++i) {
    sum.stretch += to_points(input.items.items[i].stretch);
    sum.shrink += to_points(shrink_of(input.items.items[i]));
    if (input.items.items[i].kind == BreakKind::allowed) {
      sum.added += added_width(input, i);
    }
  }
  return sum;
}

/// Whether a line is filled: never, where it is no hole, or whatever it takes.
enum class Filling : unsigned char { none, usual, always };

/// How much of their stretch (or, below 0, of their shrink) the spaces of a line give.
double glue_ratio(const Elasticity& glue, double gap, Filling filling) {
  if (gap < 0 && glue.shrink > 0) {
    return std::max(gap / glue.shrink, smallest_ratio);
  }
  if (gap > 0 && filling != Filling::none && glue.stretch > 0 &&
      (filling == Filling::always || gap <= largest_ratio * glue.stretch)) {
    return gap / glue.stretch;
  }
  return 0;
}

std::vector<Extra> extras(const LineInput& input, const LineEnds& ends, double ratio) {
  std::vector<Extra> found;
  for (std::uint32_t i = ends.first; i < ends.end; ++i) {
    const BreakItem& item = input.items.items[i];
    double width = ratio * to_points(ratio > 0 ? item.stretch : shrink_of(item));
    if (item.kind == BreakKind::allowed) {
      width += added_width(input, i);
    }
    if (width != 0) {
      found.push_back({.offset = input.items.sources[i].end, .width = width});
    }
  }
  return found;
}

/// Gives each extra to the last glyph of the cluster before it.
void spread(const std::vector<Extra>& spaces, std::vector<LinePiece>& pieces) {
  auto next = spaces.begin();
  for (LinePiece& piece : pieces) {
    for (std::size_t i = 0; i < piece.glyphs.size(); ++i) {
      const bool cluster_ends =
          i + 1 == piece.glyphs.size() ||
          piece.glyphs[i + 1].text_begin != piece.glyphs[i].text_begin;
      while (cluster_ends && next != spaces.end() && next->offset <= piece.ends[i]) {
        piece.advances[i] += next->width;
        piece.width += next->width;
        ++next;
      }
    }
  }
}

/// Gives leaders the room that a line has left, each as much; what remains is returned.
double fill_leaders(std::vector<LinePiece>& pieces, double gap) {
  const auto is_leader = [](const LinePiece& piece) { return piece.run->is_leader; };
  const auto count = std::ranges::count_if(pieces, is_leader);
  if (count == 0 || gap <= 0) {
    return gap;
  }
  for (LinePiece& piece : pieces) {
    if (is_leader(piece)) {
      piece.filled = piece.width + gap / static_cast<double>(count);
      piece.width = piece.filled;
    }
  }
  return 0;
}

/// The left end of each piece, from the left end of the line (UAX 9, L2).
std::vector<double> positions(const std::vector<LinePiece>& pieces) {
  std::vector<std::uint8_t> levels;
  levels.reserve(pieces.size());
  for (const LinePiece& piece : pieces) {
    levels.push_back(piece.piece->level);
  }
  std::vector<double> result(pieces.size());
  double pen = 0;
  for (const std::uint32_t index : visual_order(levels)) {
    result[index] = pen;
    pen += pieces[index].width;
  }
  return result;
}

TextRun text_run(LinePiece& piece, double left) {
  const TextStyle& style = piece.run->style;
  TextRun run{.font = piece.piece->font,
              .size = size_of(*piece.piece, *piece.run),
              .synthesis = piece.piece->synthesis,
              .origin = {.x = left, .y = -style.baseline_shift},
              .width = piece.width,
              .color = style.color,
              .glyphs = std::move(piece.glyphs),
              .text = std::move(piece.text),
              .right_to_left = piece.piece->level % 2 == 1,
              .role = piece.run->role,
              .owner = piece.run->owner,
              .link = piece.run->link,
              .language = piece.run->language};
  double pen = run.right_to_left ? run.width : 0;
  for (std::size_t i = 0; i < run.glyphs.size(); ++i) {
    if (run.right_to_left) {
      pen -= piece.advances[i];
    }
    run.glyphs[i].x += pen;
    if (!run.right_to_left) {
      pen += piece.advances[i];
    }
  }
  return run;
}

/// Whether a word of letters that stand apart goes on in smaller capitals, or behind
/// them: by its letters alone a reader may take it for two.
bool continues_word(const Piece& before, const LinePiece& piece, std::string_view text) {
  if (before.end != piece.begin || before.run != piece.piece->run ||
      before.is_small_capital == piece.piece->is_small_capital ||
      piece.run->style.letter_spacing <= 0 || before.level % 2 == 1) {
    return false;
  }
  const std::size_t last = character_start(text, piece.begin - 1);
  return !is_space(decode_utf8(text, last).character) &&
         !is_space(decode_utf8(text, piece.begin).character);
}

class LineMaker {
 public:
  explicit LineMaker(const LineInput& input) : input_(input) {}

  /// What stands around inline elements, below all letters.
  void add_boxes(const std::vector<LinePiece>& pieces, const std::vector<double>& lefts) {
    if (!input_.paragraph.boxes.empty()) {
      paint_inline_boxes(pieces, lefts, input_.paragraph.boxes, line_.items);
    }
  }

  void add(LinePiece& piece, double piece_left) {
    const StyleRun& run = *piece.run;
    const bool right_to_left = piece.piece->level % 2 == 1;
    const double left = piece_left + (right_to_left ? piece.after : piece.before);
    piece.width -= piece.before + piece.after;
    if (run.note != NodeId::none &&
        (line_.notes.empty() || line_.notes.back() != run.note)) {
      line_.notes.push_back(run.note);
    }
    switch (piece.piece->kind) {
      case PieceKind::text:
        add_extent(piece.piece->font, run);
        add_rules(piece, left, DecorationLayer::below_letters);
        if (!piece.run->style.rare->emphasis.mark.empty()) {
          add_emphasis(piece, left, input_.fonts, line_.items);
        }
        if (piece.filled > 0) {
          add_leader(piece, left);
        } else {
          TextRun text = text_run(piece, left);
          text.continues_word =
              last_ != nullptr && continues_word(*last_, piece, input_.text);
          line_.items.emplace_back(std::move(text));
          last_ = piece.piece;
        }
        add_rules(piece, left, DecorationLayer::above_letters);
        break;
      case PieceKind::picture:
        add_picture(run, left);
        break;
      case PieceKind::missing:
        add_missing(piece, left);
        break;
      case PieceKind::hidden:
        break;
    }
  }

  /// A line without anything on it is as high as its type.
  void add_strut(std::uint32_t offset) {
    const auto run =
        std::ranges::upper_bound(input_.paragraph.runs, offset, {}, &StyleRun::begin);
    const StyleRun& first = run == input_.paragraph.runs.begin() ? *run : *std::prev(run);
    add_extent(input_.fonts.face(first.style.face), first);
  }

  Line take() { return std::move(line_); }

 private:
  void add_extent(FontId font, const StyleRun& run) {
    const FontMetrics& metrics = input_.fonts.font(font).metrics();
    const double scale = run.style.size / metrics.units_per_em;
    extend(metrics.ascender * scale + run.style.baseline_shift,
           -metrics.descender * scale - run.style.baseline_shift);
    if (run.leading > 0) {
      const double above = above_baseline * run.leading + run.style.baseline_shift;
      line_.leading_above = std::max(line_.leading_above, above);
      line_.leading_below = std::max(line_.leading_below, run.leading - above);
    }
  }

  void extend(double ascent, double descent) {
    line_.ascent = std::max(line_.ascent, ascent);
    line_.descent = std::max(line_.descent, descent);
  }

  // From the end backwards, so that those of lines one above the other stand in columns.
  void add_leader(const LinePiece& piece, double left) {
    const double width =
        std::accumulate(piece.advances.begin(), piece.advances.end(), 0.0);
    for (double at = piece.filled - width; width > 0 && at >= 0; at -= width) {
      LinePiece copy = piece;
      copy.width = width;
      line_.items.emplace_back(text_run(copy, left + at));
    }
  }

  void add_rules(const LinePiece& piece, double left, DecorationLayer layer) {
    const TextStyle& style = piece.run->style;
    const std::size_t first = line_.items.size();
    for (const css::DrawnDecoration& each : style.rare->decorations) {
      draw_decoration(each,
                      {.metrics = input_.fonts.font(piece.piece->font).metrics(),
                       .size = style.size,
                       .shift = style.baseline_shift,
                       .left = left,
                       .width = piece.width},
                      layer, line_.items);
    }
    for (std::size_t at = first; at < line_.items.size(); ++at) {
      std::get<Rule>(line_.items[at]).owner = piece.run->owner;
    }
  }

  void add_picture(const StyleRun& run, double left) {
    const double above = run.picture_height + run.style.baseline_shift +
                         inset_below(input_.paragraph, run);
    line_.items.emplace_back(PlacedPicture{.area = {.left = left,
                                                    .top = -above,
                                                    .width = run.picture_width,
                                                    .height = run.picture_height},
                                           .picture = run.picture,
                                           .owner = run.owner,
                                           .link = run.link});
    extend(above + inset_above(input_.paragraph, run), 0);
  }

  void add_missing(const LinePiece& piece, double left) {
    MissingGlyph missing = missing_glyph(piece.text, *piece.run, input_.fonts);
    const double up = piece.run->style.baseline_shift;
    missing.box.left += left;
    missing.box.top -= up;
    for (TextRun& row : missing.code_runs) {
      row.origin.x += left;
      row.origin.y -= up;
    }
    extend(-missing.box.top, 0);
    line_.items.emplace_back(std::move(missing));
  }

  const LineInput& input_;
  /// The latest of text.
  const Piece* last_ = nullptr;
  Line line_{};
};

/// How the last line and those before line ends of the author's are set: not filled,
/// unless they are to be.
TextAlign last_align(const ParagraphStyle& style) {
  return style.last_align.value_or(style.align == TextAlign::justify ? TextAlign::start
                                                                     : style.align);
}

/// The left end of a line of a width, in its measure.
double line_left(const LineInput& input,
                 const LineEnds& ends,
                 TextAlign align,
                 double width) {
  const ParagraphStyle& style = input.style;
  const LineWidths widths = line_widths(style);
  const double room = ends.number == 0 ? widths.first : widths.other;
  const double indent = style.measure - room;
  const bool rightwards = input.itemised.level % 2 == 0;
  double before = 0;
  if (align == TextAlign::end) {
    before = room - width;
  } else if (align == TextAlign::center) {
    before = (room - width) / 2;
  }
  before = indent + std::max(before, 0.0);
  return rightwards ? before : style.measure - before - width;
}

}  // namespace

Line make_line(const LineInput& input, const LineEnds& ends) {
  const LineRange range = range_of(input, ends);
  std::vector<LinePiece> pieces;
  if (range.begin < range.end) {
    pieces = line_pieces(input, range);
  }
  const Elasticity glue = elasticity(input, ends);
  double natural = glue.added;
  for (const LinePiece& piece : pieces) {
    natural += piece.width;
  }
  const LineWidths widths = line_widths(input.style);
  const double room = ends.number == 0 ? widths.first : widths.other;
  const bool is_last = is_set_last(input, ends);
  const TextAlign align = is_last ? last_align(input.style) : input.style.align;
  const bool fills = align == TextAlign::justify;
  const Filling filling = !fills    ? Filling::none
                          : is_last ? Filling::always
                                    : Filling::usual;
  const double gap = fill_leaders(pieces, room - natural);
  spread(extras(input, ends, glue_ratio(glue, gap, filling)), pieces);

  double width = 0;
  for (const LinePiece& piece : pieces) {
    width += piece.width;
  }
  const double left = line_left(input, ends, align, width);
  std::vector<double> lefts = positions(pieces);
  for (double& each : lefts) {
    each += left;
  }
  LineMaker maker(input);
  maker.add_boxes(pieces, lefts);
  if (pieces.empty()) {
    maker.add_strut(range.begin);
  }
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    maker.add(pieces[i], lefts[i]);
  }
  Line line = maker.take();
  line.left = left;
  line.right = left + width;
  line.hyphenated =
      ends.end < input.items.items.size() && input.items.items[ends.end].hyphen;
  line.overfull = width > room + overfull_from;
  if (fills && !is_last && room > natural) {
    line.looseness = (room - natural) / std::max(glue.stretch, overfull_from);
  }
  return line;
}

}  // namespace octavo::paged
