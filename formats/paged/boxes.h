#pragma once

#include <span>
#include <vector>

#include "formats/paged/strips.h"

namespace octavo::paged {

/// A strip and where its top is.
struct StandingStrip {
  const Strip* strip = nullptr;
  double top = 0;
};

/// What is to be seen of the boxes that strips stand in, one below the other on one page:
/// outer boxes before those in them. A box that goes on from page to page is cut, without
/// an edge where it is. `left` is the container's left edge, `width` its width.
std::vector<PlacedItem> paint_boxes(std::span<const StandingStrip> strips,
                                    std::span<const Box> boxes,
                                    double left,
                                    double width);

/// Background and edges of one rectangle.
void paint_box(const Rectangle& area, const Box& box, std::vector<PlacedItem>& items);

/// A side of a box, which looks raised (`outset`) or sunk (`inset`) where it is to.
void paint_side(const Rectangle& area,
                const BoxEdge& edge,
                css::Side side,
                std::vector<PlacedItem>& items);

/// A line of a border's style, as filled rectangles; it is as thick as its shorter side.
void paint_edge(const Rectangle& area,
                const BoxEdge& edge,
                std::vector<PlacedItem>& items);

}  // namespace octavo::paged
