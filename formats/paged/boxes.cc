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
    default:
      fill(area, edge.color, items);
  }
}

void paint_box(const Rectangle& area, const Box& box, std::vector<PlacedItem>& items) {
  using css::Side;
  if (box.background) {
    fill(area, *box.background, items);
  }
  const auto width = [&](Side side) { return css::side_of(box.edges, side).width; };
  paint_edge({.left = area.left,
              .top = area.top,
              .width = area.width,
              .height = width(Side::top)},
             css::side_of(box.edges, Side::top), items);
  paint_edge({.left = area.left,
              .top = area.top + area.height - width(Side::bottom),
              .width = area.width,
              .height = width(Side::bottom)},
             css::side_of(box.edges, Side::bottom), items);
  const double top = area.top + width(Side::top);
  const double height = area.height - width(Side::top) - width(Side::bottom);
  paint_edge(
      {.left = area.left, .top = top, .width = width(Side::left), .height = height},
      css::side_of(box.edges, Side::left), items);
  paint_edge({.left = area.left + area.width - width(Side::right),
              .top = top,
              .width = width(Side::right),
              .height = height},
             css::side_of(box.edges, Side::right), items);
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
