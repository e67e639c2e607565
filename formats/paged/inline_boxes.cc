#include "formats/paged/inline_boxes.h"

#include <algorithm>

#include "formats/paged/boxes.h"
#include "formats/paged/look.h"

namespace octavo::paged {
namespace {

/// Of the type size: what letters and the lines of a face take.
constexpr double letters_above = 0.78;
constexpr double letters_height = 1.02;

css::Side begin_side(std::uint8_t level) {
  return level % 2 == 1 ? css::Side::right : css::Side::left;
}

css::Side end_side(std::uint8_t level) {
  return level % 2 == 1 ? css::Side::left : css::Side::right;
}

double picture_inset(const ParagraphText& paragraph,
                     const StyleRun& picture,
                     css::Side side) {
  const bool has_box =
      picture.box != no_box && paragraph.boxes[picture.box].holds_picture;
  return has_box ? inset_of(paragraph.boxes[picture.box], side) : 0;
}

/// What stands in a box, upwards and downwards from the baseline of its line.
struct Extents {
  double above = 0;
  double below = 0;
};

Extents extents_of(const InlineBox& box, const StyleRun& run) {
  if (!box.holds_picture) {
    const double above = letters_above * box.size + box.baseline_shift;
    return {.above = above, .below = letters_height * box.size - above};
  }
  const double foot = run.style.baseline_shift + inset_of(box, css::Side::bottom);
  return {.above = run.picture_height + foot, .below = -foot};
}

/// A box as far as it stands on a line.
struct BoxOnLine {
  std::uint32_t box = no_box;
  double left = 0;
  double right = 0;
  Extents inside{};
  bool has_left = false;
  bool has_right = false;
  NodeId owner = NodeId::none;
};

class InlineBoxPainter {
 public:
  explicit InlineBoxPainter(const std::vector<InlineBox>& boxes) : boxes_(boxes) {}

  // From the innermost box outwards: at a side where several begin, those inside have
  // theirs behind those outside.
  void add(const LinePiece& piece, double piece_left) {
    const bool right_to_left = piece.piece->level % 2 == 1;
    double left = piece_left + (right_to_left ? piece.after : piece.before);
    double right =
        piece_left + piece.width - (right_to_left ? piece.before : piece.after);
    for (std::uint32_t at = piece.run->box; at != no_box; at = boxes_[at].parent) {
      const InlineBox& box = boxes_[at];
      const bool begins = box.begin == piece.begin;
      const bool ends = box.end == piece.end;
      const bool has_left = right_to_left ? ends : begins;
      const bool has_right = right_to_left ? begins : ends;
      const double margin_left = css::side_of(box.margin, css::Side::left);
      const double margin_right = css::side_of(box.margin, css::Side::right);
      left -= has_left ? inset_of(box, css::Side::left) : 0;
      right += has_right ? inset_of(box, css::Side::right) : 0;
      BoxOnLine& found = box_on_line(at, piece.run->owner);
      found.inside = extents_of(box, *piece.run);
      found.left = std::min(found.left, left + (has_left ? margin_left : 0));
      found.right = std::max(found.right, right - (has_right ? margin_right : 0));
      found.has_left = found.has_left || has_left;
      found.has_right = found.has_right || has_right;
    }
  }

  void paint(std::vector<PlacedItem>& items) {
    std::ranges::sort(found_, {}, &BoxOnLine::box);
    for (const BoxOnLine& found : found_) {
      const std::size_t first = items.size();
      paint(found, boxes_[found.box], items);
      for (std::size_t at = first; at < items.size(); ++at) {
        std::get<Rule>(items[at]).owner = found.owner;
      }
    }
  }

 private:
  BoxOnLine& box_on_line(std::uint32_t box, NodeId owner) {
    constexpr double far = 1e9;
    // Those that are met again are among the last.
    for (std::size_t index = found_.size(); index-- > 0;) {
      if (found_[index].box == box) {
        return found_[index];
      }
    }
    found_.push_back({.box = box, .left = far, .right = -far, .owner = owner});
    return found_.back();
  }

  static void paint(const BoxOnLine& found,
                    const InlineBox& box,
                    std::vector<PlacedItem>& items) {
    using css::Side;
    Box shown{.background = box.background, .edges = box.edges};
    if (!found.has_left) {
      css::side_of(shown.edges, Side::left) = {};
    }
    if (!found.has_right) {
      css::side_of(shown.edges, Side::right) = {};
    }
    const double above =
        css::side_of(box.padding, Side::top) + css::side_of(box.edges, Side::top).width;
    const double below = css::side_of(box.padding, Side::bottom) +
                         css::side_of(box.edges, Side::bottom).width;
    paint_box({.left = found.left,
               .top = -found.inside.above - above,
               .width = found.right - found.left,
               .height = found.inside.above + found.inside.below + above + below},
              shown, items);
  }

  const std::vector<InlineBox>& boxes_;
  std::vector<BoxOnLine> found_{};
};

}  // namespace

double inset_of(const InlineBox& box, css::Side side) {
  return css::side_of(box.margin, side) + css::side_of(box.edges, side).width +
         css::side_of(box.padding, side);
}

std::optional<InlineBox> inline_box(const css::Style& style,
                                    double base,
                                    BoxContent content) {
  using css::Side;
  InlineBox box{.background = background_of(style),
                .edges = edges_of(style),
                .holds_picture = content == BoxContent::picture};
  bool is_seen = box.background.has_value();
  for (const Side side : {Side::top, Side::right, Side::bottom, Side::left}) {
    const bool lies = !box.holds_picture && (side == Side::top || side == Side::bottom);
    css::side_of(box.padding, side) = css::side_of(style.padding, side).at(base);
    css::side_of(box.margin, side) = lies ? 0 : margin_of(style, side, base);
    is_seen = is_seen || css::side_of(box.edges, side).width > 0 ||
              (!lies && inset_of(box, side) != 0);
  }
  return is_seen ? std::optional(box) : std::nullopt;
}

double inset_above(const ParagraphText& paragraph, const StyleRun& picture) {
  return picture_inset(paragraph, picture, css::Side::top);
}

double inset_below(const ParagraphText& paragraph, const StyleRun& picture) {
  return picture_inset(paragraph, picture, css::Side::bottom);
}

double inset_before(const ParagraphText& paragraph,
                    const StyleRun& run,
                    std::uint32_t offset,
                    std::uint8_t level) {
  double inset = 0;
  for (std::uint32_t at = run.box; at != no_box; at = paragraph.boxes[at].parent) {
    const InlineBox& box = paragraph.boxes[at];
    inset += box.begin == offset ? inset_of(box, begin_side(level)) : 0;
  }
  return inset;
}

double inset_after(const ParagraphText& paragraph,
                   const StyleRun& run,
                   std::uint32_t offset,
                   std::uint8_t level) {
  double inset = 0;
  for (std::uint32_t at = run.box; at != no_box; at = paragraph.boxes[at].parent) {
    const InlineBox& box = paragraph.boxes[at];
    inset += box.end == offset ? inset_of(box, end_side(level)) : 0;
  }
  return inset;
}

void paint_inline_boxes(const std::vector<LinePiece>& pieces,
                        const std::vector<double>& lefts,
                        const std::vector<InlineBox>& boxes,
                        std::vector<PlacedItem>& items) {
  InlineBoxPainter painter(boxes);
  for (std::size_t index = 0; index < pieces.size(); ++index) {
    painter.add(pieces[index], lefts[index]);
  }
  painter.paint(items);
}

void paint_picture_box(const Rectangle& picture,
                       const InlineBox& box,
                       std::vector<PlacedItem>& items) {
  const auto beside = [&](css::Side side) {
    return css::side_of(box.padding, side) + css::side_of(box.edges, side).width;
  };
  using enum css::Side;
  paint_box({.left = picture.left - beside(left),
             .top = picture.top - beside(top),
             .width = picture.width + beside(left) + beside(right),
             .height = picture.height + beside(top) + beside(bottom)},
            {.background = box.background, .edges = box.edges}, items);
}

void scale_inline_box(InlineBox& box, double scale) {
  for (std::size_t side = 0; side < box.padding.size(); ++side) {
    box.padding[side] *= scale;
    box.margin[side] *= scale;
  }
  box.size *= scale;
  box.baseline_shift *= scale;
}

}  // namespace octavo::paged
