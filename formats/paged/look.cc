#include "formats/paged/look.h"

#include "formats/paged/style.h"

namespace octavo::paged {
namespace {

BoxEdge edge_of(const css::Border& border, const css::Style& style) {
  return {.width = border.is_seen() ? border.width : 0,
          .color = opaque(border.color.is_current ? style.color : border.color.color),
          .style = border.style};
}

}  // namespace

double margin_of(const css::Style& style, css::Side side, double base) {
  const css::Extent& margin = css::side_of(style.margin, side);
  return margin ? margin->at(base) : 0;
}

css::Sides<BoxEdge> edges_of(const css::Style& style) {
  css::Sides<BoxEdge> edges;
  for (std::size_t side = 0; side < edges.size(); ++side) {
    edges[side] = edge_of(style.border[side], style);
  }
  return edges;
}

std::optional<Color> background_of(const css::Style& style) {
  const css::Color color =
      style.background.is_current ? style.color : style.background.color;
  return color.alpha > 0 ? std::optional(opaque(color)) : std::nullopt;
}

double note_separation(const css::Style& area, double measure) {
  return margin_of(area, css::Side::top, measure) +
         css::side_of(area.border, css::Side::top).width +
         css::side_of(area.padding, css::Side::top).at(measure);
}

}  // namespace octavo::paged
