#include "formats/paged/boxes.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace octavo::paged {
namespace {

void fill(const Rectangle& area, const Color& color, std::vector<PlacedItem>& items) {
  if (area.width > 0 && area.height > 0) {
    items.emplace_back(Rule{.area = area, .color = color});
  }
}

// Nearer to black or to white, so that both tones of a border are told apart.
Color mixed(const Color& color, double with, double share) {
  const auto part = [&](double own) { return own + (with - own) * share; };
  return {.red = part(color.red), .green = part(color.green), .blue = part(color.blue)};
}

/// Of an edge that looks raised or sunk, in light from above and the left.
struct Tones {
  Color lit{};
  Color shaded{};
};

Tones tones_of(const Color& color) {
  constexpr double nearly_black = 0.3;
  constexpr double darker = 0.5;
  constexpr double lighter = 0.6;
  const bool is_dark = std::max({color.red, color.green, color.blue}) < nearly_black;
  return is_dark ? Tones{.lit = mixed(color, 1, lighter), .shaded = color}
                 : Tones{.lit = color, .shaded = mixed(color, 0, darker)};
}

// The half above or to the left first.
void paint_halves(const Rectangle& area,
                  const Color& first,
                  const Color& second,
                  std::vector<PlacedItem>& items) {
  const bool lies = area.width >= area.height;
  Rectangle half = area;
  (lies ? half.height : half.width) /= 2;
  fill(half, first, items);
  (lies ? half.top : half.left) += lies ? half.height : half.width;
  fill(half, second, items);
}

// Dashes (or dots) of one length along an edge, the first and the last at its ends.
void paint_dashes(const Rectangle& area,
                  const BoxEdge& edge,
                  double dash,
                  std::vector<PlacedItem>& items) {
  constexpr int most = 2000;
  const bool lies = area.width >= area.height;
  const double length = lies ? area.width : area.height;
  const int count = std::clamp(static_cast<int>((length / dash + 1) / 2), 1, most);
  const double step = count > 1 ? (length - dash) / (count - 1) : 0;
  for (int each = 0; each < count; ++each) {
    Rectangle part = area;
    (lies ? part.left : part.top) += step * each;
    (lies ? part.width : part.height) = std::min(dash, length);
    fill(part, edge.color, items);
  }
}

/// A box as far as it stands on the page.
struct Extents {
  std::uint32_t box = no_box;
  double top = 0;
  double bottom = 0;
  bool begins = false;
  bool ends = false;
};

class BoxPainter {
 public:
  explicit BoxPainter(std::span<const Box> boxes) : boxes_(boxes) {}

  void add(const StandingStrip& standing) {
    const Strip& strip = *standing.strip;
    const double bottom = standing.top + strip.height;
    for (std::uint32_t box = strip.box; box != no_box; box = boxes_[box].parent) {
      Extents& extents = extents_of(box, standing.top);
      extents.bottom = std::max(extents.bottom, bottom);
    }
    for (const BoxMark& mark : strip.opened) {
      Extents& extents = extents_of(mark.box, standing.top);
      extents.top = standing.top + mark.distance;
      extents.begins = true;
      extents.bottom = std::max(extents.bottom, bottom);
    }
    for (const BoxMark& mark : strip.closed) {
      Extents& extents = extents_of(mark.box, standing.top);
      extents.bottom = bottom - mark.distance;
      extents.ends = true;
    }
  }

  std::vector<PlacedItem> paint(double left, double width) {
    // An outer box has the smaller number.
    std::ranges::sort(found_, {}, &Extents::box);
    std::vector<PlacedItem> items;
    for (const Extents& extents : found_) {
      Box box = boxes_[extents.box];
      if (!extents.begins) {
        css::side_of(box.edges, css::Side::top) = {};
      }
      if (!extents.ends) {
        css::side_of(box.edges, css::Side::bottom) = {};
      }
      paint_box({.left = left + box.left,
                 .top = extents.top,
                 .width = width - box.left - box.right,
                 .height = extents.bottom - extents.top},
                box, items);
    }
    return items;
  }

 private:
  Extents& extents_of(std::uint32_t box, double top) {
    // Those that are met again are among the last.
    for (std::size_t index = found_.size(); index-- > 0;) {
      if (found_[index].box == box) {
        return found_[index];
      }
    }
    found_.push_back({.box = box, .top = top, .bottom = top});
    return found_.back();
  }

  std::span<const Box> boxes_;
  std::vector<Extents> found_{};
};

}  // namespace

void paint_edge(const Rectangle& area,
                const BoxEdge& edge,
                std::vector<PlacedItem>& items) {
  const bool lies = area.width >= area.height;
  switch (edge.style) {
    case css::BorderStyle::none:
    case css::BorderStyle::hidden:
      return;
    case css::BorderStyle::dashed:
      paint_dashes(area, edge, 3 * edge.width, items);
      return;
    case css::BorderStyle::dotted:
      paint_dashes(area, edge, edge.width, items);
      return;
    case css::BorderStyle::doubled: {
      Rectangle line = area;
      (lies ? line.height : line.width) /= 3;
      fill(line, edge.color, items);
      (lies ? line.top : line.left) += 2 * (lies ? line.height : line.width);
      fill(line, edge.color, items);
      return;
    }
    // A line that is no side of a box has both tones (CSS 2.2, 17.6.2).
    case css::BorderStyle::groove:
    case css::BorderStyle::outset: {
      const Tones tones = tones_of(edge.color);
      paint_halves(area, tones.shaded, tones.lit, items);
      return;
    }
    case css::BorderStyle::ridge:
    case css::BorderStyle::inset: {
      const Tones tones = tones_of(edge.color);
      paint_halves(area, tones.lit, tones.shaded, items);
      return;
    }
    case css::BorderStyle::solid:
      fill(area, edge.color, items);
  }
}

void paint_side(const Rectangle& area,
                const BoxEdge& edge,
                css::Side side,
                std::vector<PlacedItem>& items) {
  const bool is_inset = edge.style == css::BorderStyle::inset;
  if (!is_inset && edge.style != css::BorderStyle::outset) {
    paint_edge(area, edge, items);
    return;
  }
  const bool faces_light = side == css::Side::top || side == css::Side::left;
  const Tones tones = tones_of(edge.color);
  fill(area, faces_light == is_inset ? tones.shaded : tones.lit, items);
}

void paint_box(const Rectangle& area, const Box& box, std::vector<PlacedItem>& items) {
  using css::Side;
  if (box.background) {
    fill(area, *box.background, items);
  }
  const auto width = [&](Side side) { return css::side_of(box.edges, side).width; };
  const auto paint = [&](Side side, const Rectangle& part) {
    paint_side(part, css::side_of(box.edges, side), side, items);
  };
  paint(Side::top, {.left = area.left,
                    .top = area.top,
                    .width = area.width,
                    .height = width(Side::top)});
  paint(Side::bottom, {.left = area.left,
                       .top = area.top + area.height - width(Side::bottom),
                       .width = area.width,
                       .height = width(Side::bottom)});
  const double top = area.top + width(Side::top);
  const double height = area.height - width(Side::top) - width(Side::bottom);
  paint(Side::left,
        {.left = area.left, .top = top, .width = width(Side::left), .height = height});
  paint(Side::right, {.left = area.left + area.width - width(Side::right),
                      .top = top,
                      .width = width(Side::right),
                      .height = height});
}

std::vector<PlacedItem> paint_boxes(std::span<const StandingStrip> strips,
                                    std::span<const Box> boxes,
                                    double left,
                                    double width) {
  BoxPainter painter(boxes);
  for (const StandingStrip& strip : strips) {
    painter.add(strip);
  }
  return painter.paint(left, width);
}

}  // namespace octavo::paged
