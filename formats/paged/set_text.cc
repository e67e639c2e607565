#include "formats/paged/set_text.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <utility>

#include "compiler/overload.h"

namespace octavo::paged {
namespace {

constexpr int after_hyphen = 40;
/// Of a container's width, what is enough for what is in boxes.
constexpr double enough_measure = 0.3;
constexpr double largest_indent = 0.5;

double item_top(const PlacedItem& item) {
  return std::visit(
      Overload{[](const TextRun& run) { return run.origin.y - 0.72 * run.size; },
               [](const Rule& rule) { return rule.area.top; },
               [](const PlacedPicture& each) { return each.area.top; },
               [](const MissingGlyph& each) { return each.box.top; }},
      item);
}

double item_bottom(const PlacedItem& item) {
  return std::visit(
      Overload{[](const TextRun& run) { return run.origin.y + 0.22 * run.size; },
               [](const Rule& rule) { return rule.area.top + rule.area.height; },
               [](const PlacedPicture& each) { return each.area.top + each.area.height; },
               [](const MissingGlyph& each) { return each.box.top + each.box.height; }},
      item);
}

// A script whose letters stand higher than Latin ones needs more leading; one word in it
// does not, because the lines of a paragraph keep one distance.
double script_leading(const std::vector<Line>& lines, const Typesetter& typesetter) {
  constexpr double enough = 0.2;
  std::map<FontId, std::size_t> glyphs;
  std::size_t all = 0;
  for (const Line& line : lines) {
    for (const PlacedItem& item : line.items) {
      if (const auto* run = std::get_if<TextRun>(&item)) {
        glyphs[run->font] += run->glyphs.size();
        all += run->glyphs.size();
      }
    }
  }
  double scale = 1;
  for (const auto& [font, count] : glyphs) {
    if (static_cast<double>(count) > enough * static_cast<double>(all)) {
      scale = std::max(scale, typesetter.line_scale(font));
    }
  }
  return scale;
}

// The lines of a source that show one leaf must not run into each other when they are
// read. Where one of them is broken over lines of the page, nothing comes between.
void end_with_space(std::vector<PlacedItem>& items, const Typesetter& typesetter) {
  for (std::size_t index = items.size(); index-- > 0;) {
    if (auto* missing = std::get_if<MissingGlyph>(&items[index])) {
      missing->text += ' ';
      return;
    }
    auto* run = std::get_if<TextRun>(&items[index]);
    if (run == nullptr || run->role != Role::content) {
      continue;
    }
    if (run->text.ends_with(' ') || run->glyphs.empty()) {
      return;
    }
    const auto begin = static_cast<std::uint32_t>(run->text.size());
    run->text += ' ';
    run->glyphs.push_back({.x = run->right_to_left ? 0 : run->width,
                           .glyph = typesetter.space_glyph(run->font),
                           .text_begin = begin,
                           .text_end = begin + 1});
    return;
  }
}

bool has_picture(const ParagraphText& text) {
  return std::ranges::any_of(
      text.runs, [](const StyleRun& run) { return run.picture != PictureId::none; });
}

// Pictures in a line are no wider than any line and leave room for text above and below.
ParagraphText fit_pictures(const ParagraphText& text,
                           const ParagraphStyle& style,
                           double depth) {
  const double narrowest =
      style.measure - std::max(style.first_line_indent, style.turnover_indent);
  ParagraphText fitted = text;
  for (StyleRun& run : fitted.runs) {
    if (run.picture == PictureId::none) {
      continue;
    }
    const double scale =
        std::min({1.0, narrowest / run.picture_width, 0.6 * depth / run.picture_height});
    run.picture_width *= scale;
    run.picture_height *= scale;
  }
  return fitted;
}

struct SetLabel {
  std::vector<Line> lines{};
  double left = 0;
};

class TextSetter {
 public:
  TextSetter(const FlowBlock& block,
             const TextBlock& text,
             const Room& room,
             const Typesetter& typesetter,
             Diagnostics& diagnostics)
      : block_(block),
        text_(text),
        room_(room),
        typesetter_(typesetter),
        diagnostics_(diagnostics),
        placement_(place_block(block, room.width)) {}

  Strips run() {
    ParagraphStyle style = text_.style;
    style.measure = std::max(1.0, placement_.measure - text_.end_room);
    hang_first_line(style);
    const double indent_limit = style.measure * largest_indent;
    style.first_line_indent = std::min(style.first_line_indent, indent_limit);
    style.turnover_indent = std::min(style.turnover_indent, indent_limit);
    const bool has_pictures = has_picture(text_.text);
    std::vector<Line> lines =
        has_pictures ? typesetter_.set(fit_pictures(text_.text, style, room_.depth),
                                       style, diagnostics_)
                     : typesetter_.set(text_.text, style, diagnostics_);
    // In a narrower measure a last line of its own alignment is not where it belongs.
    const bool is_aligned_alike = style.last_align.value_or(style.align) == style.align;
    if (text_.balanced && !has_pictures && is_aligned_alike) {
      balance(lines, style);
    }
    leading_ = text_.leading * script_leading(lines, typesetter_);

    Strips strips;
    strips.reserve(std::max<std::size_t>(lines.size(), 1));
    for (std::size_t index = 0; index < lines.size(); ++index) {
      strips.push_back(strip_of(lines[index]));
      strips.back().penalty = index == 0 ? 0 : penalty_before(lines, index);
    }
    if (strips.empty()) {
      strips.push_back({.height = leading_, .baseline = above_baseline * leading_});
    } else if (text_.line_end == LineEnd::spaced) {
      end_with_space(strips.back().items, typesetter_);
    }
    strips.back().height += std::max(0.0, text_.least_height - stacked_height(strips));
    add_labels(strips.front());
    add_contents(strips.back(), lines);
    return strips;
  }

 private:
  // A first line that is moved outwards: the measure begins there, and all other lines
  // are moved inwards.
  void hang_first_line(ParagraphStyle& style) {
    const double outwards = -style.first_line_indent;
    if (outwards <= 0) {
      return;
    }
    const bool right_to_left = style.direction == BaseDirection::right_to_left;
    const double room = right_to_left ? room_.width - placement_.left - placement_.measure
                                      : placement_.left;
    const double moved = std::min(outwards, std::max(0.0, room));
    placement_.left -= right_to_left ? 0 : moved;
    placement_.measure += moved;
    style.measure += moved;
    style.first_line_indent = 0;
    style.turnover_indent += moved;
  }

  // The narrowest measure that makes no further line makes lines of like length. No word
  // is cut for that.
  void balance(std::vector<Line>& lines, ParagraphStyle style) {
    constexpr std::size_t most_lines = 6;
    constexpr int halvings = 6;
    const bool is_overfull = std::ranges::any_of(lines, &Line::overfull);
    if (lines.size() < 2 || lines.size() > most_lines || is_overfull) {
      return;
    }
    ParagraphText text = text_.text;
    for (StyleRun& run : text.runs) {
      run.style.breaks_anywhere = false;
    }
    const double widest = style.measure;
    double enough = widest;
    double too_narrow = widest / 2;
    for (int step = 0; step < halvings; ++step) {
      style.measure = (enough + too_narrow) / 2;
      Diagnostics unheard;
      std::vector<Line> tried = typesetter_.set(text, style, unheard);
      const bool serves = tried.size() == lines.size() &&
                          std::ranges::none_of(tried, &Line::overfull) &&
                          std::ranges::none_of(tried, &Line::hyphenated);
      if (serves) {
        enough = style.measure;
        lines = std::move(tried);
      } else {
        too_narrow = style.measure;
      }
    }
    const bool right_to_left = style.direction == BaseDirection::right_to_left;
    const bool at_right =
        style.align == (right_to_left ? TextAlign::start : TextAlign::end);
    balanced_shift_ = style.align == TextAlign::center ? (widest - enough) / 2
                      : at_right                       ? widest - enough
                                                       : 0;
  }

  int penalty_before(const std::vector<Line>& lines, std::size_t index) const {
    if (index < text_.orphans || lines.size() - index < text_.widows) {
      return lone_line;
    }
    return lines[index - 1].hyphenated ? after_hyphen : 0;
  }

  Strip strip_of(Line& line) const {
    Strip strip;
    double above = std::max(above_baseline * leading_, line.leading_above);
    double below = std::max((1 - above_baseline) * leading_, line.leading_below);
    for (const PlacedItem& item : line.items) {
      above = std::max(above, -item_top(item));
      below = std::max(below, item_bottom(item));
    }
    strip.height = above + below;
    strip.baseline = above;
    strip.items = std::move(line.items);
    double shift = placement_.left + balanced_shift_;
    if (text_.style.direction == BaseDirection::right_to_left) {
      shift += text_.end_room;
    }
    for (PlacedItem& item : strip.items) {
      translate(item, shift, above);
    }
    strip.notes = std::move(line.notes);
    strip.hyphenated = line.hyphenated;
    return strip;
  }

  void add_labels(Strip& strip) const {
    std::vector<SetLabel> labels;
    for (const Label& label : block_.labels) {
      const bool right_to_left = label.direction == Direction::right_to_left;
      ParagraphStyle style = text_.style;
      style.measure = std::max(1.0, label.width * placement_.squeeze);
      style.first_line_indent = 0;
      style.turnover_indent = 0;
      style.align = TextAlign::end;
      // What the item says of its own lines is not said of its label.
      style.last_align.reset();
      style.first_line.reset();
      style.direction =
          right_to_left ? BaseDirection::right_to_left : BaseDirection::left_to_right;
      const double inset = label.inset * placement_.squeeze;
      const double left = right_to_left ? room_.width - inset - style.measure : inset;
      double outwards = 0;
      std::vector<Line> lines = set_label(label, style, outwards);
      if (!lines.empty()) {
        make_room(strip, lines.front());
      }
      labels.push_back(
          {.lines = std::move(lines), .left = left - (right_to_left ? 0 : outwards)});
    }
    std::vector<PlacedItem> placed;
    for (SetLabel& label : labels) {
      for (std::size_t index = 0; index < label.lines.size(); ++index) {
        for (PlacedItem& item : label.lines[index].items) {
          translate(item, label.left,
                    strip.baseline + leading_ * static_cast<double>(index));
          placed.push_back(std::move(item));
        }
      }
    }
    std::ranges::move(strip.items, std::back_inserter(placed));
    strip.items = std::move(placed);
  }

  // A picture or large letters beside the first line stand as high as they are.
  static void make_room(Strip& strip, const Line& beside) {
    double above = 0;
    double below = 0;
    for (const PlacedItem& item : beside.items) {
      above = std::max(above, -item_top(item));
      below = std::max(below, item_bottom(item));
    }
    const double more = std::max(0.0, above - strip.baseline);
    for (PlacedItem& item : strip.items) {
      translate(item, 0, more);
    }
    strip.baseline += more;
    strip.height = std::max(strip.height + more, strip.baseline + below);
  }

  // The room was kept by a guess. A label that is wider reaches further out, as far as
  // there is paper for it.
  std::vector<Line> set_label(const Label& label,
                              ParagraphStyle& style,
                              double& outwards) const {
    const double most = std::max(style.measure, room_.width / 2);
    ParagraphStyle widest = style;
    widest.measure = most;
    const ParagraphText text = has_picture(label.text)
                                   ? fit_pictures(label.text, widest, room_.depth)
                                   : label.text;
    Diagnostics own;
    std::vector<Line> lines = typesetter_.set(text, style, own);
    const bool is_overfull = std::ranges::any_of(lines, &Line::overfull);
    if (!is_overfull && lines.size() < 2) {
      diagnostics_.append(std::move(own));
      return lines;
    }
    const double room = style.measure;
    const double wanted = typesetter_.measure(text, style).widest;
    style.measure = std::clamp(wanted, room, most);
    outwards = style.measure - room;
    return typesetter_.set(text, style, diagnostics_);
  }

  void add_contents(Strip& strip, const std::vector<Line>& lines) const {
    strip.contents_line = text_.contents_line;
    if (lines.empty() || text_.contents_line == no_contents_line) {
      return;
    }
    const bool right_to_left = text_.style.direction == BaseDirection::right_to_left;
    strip.line_end =
        right_to_left ? placement_.left : placement_.left + placement_.measure;
    strip.text_end = right_to_left ? placement_.left + text_.end_room + lines.back().left
                                   : placement_.left + lines.back().right;
  }

  const FlowBlock& block_;
  const TextBlock& text_;
  const Room& room_;
  const Typesetter& typesetter_;
  Diagnostics& diagnostics_;
  Placement placement_{};
  double balanced_shift_ = 0;
  double leading_ = 0;
};

}  // namespace

Placement place_block(const FlowBlock& block, double width) {
  const double insets = block.left + block.right;
  Placement placement;
  const double room = width - std::min(block.least_measure, enough_measure * width);
  if (insets > room) {
    placement.squeeze = room / insets;
  }
  placement.left = block.left * placement.squeeze;
  placement.measure = std::max(1.0, width - insets * placement.squeeze);
  return placement;
}

Strips set_text(const FlowBlock& block,
                const TextBlock& text,
                const Room& room,
                const Typesetter& typesetter,
                Diagnostics& diagnostics) {
  return TextSetter(block, text, room, typesetter, diagnostics).run();
}

}  // namespace octavo::paged
