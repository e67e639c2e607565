#include "formats/paged/look.h"

namespace octavo::paged {
namespace {

// Shares of a face's size, where CSS leaves them to the page maker (CSS Inline 3, 4.2).
constexpr double superscript_shift = 0.34;
constexpr double subscript_shift = 0.16;
constexpr double half_x_height = 0.23;
constexpr double height_above = 0.75;
constexpr double depth_below = 0.25;

// Upwards, of something `above` high over its own baseline and `below` deep.
double baseline_shift(const css::Style& style,
                      const css::Style& outer,
                      double above,
                      double below) {
  const double size = outer.font.size;
  switch (style.vertical_align.kind) {
    case css::BaselineShift::baseline:
      return 0;
    case css::BaselineShift::sub:
      return -subscript_shift * size;
    case css::BaselineShift::super:
      return superscript_shift * size;
    case css::BaselineShift::amount:
      return style.vertical_align.amount.at(style.leading());
    case css::BaselineShift::middle:
      return half_x_height * size - (above - below) / 2;
    case css::BaselineShift::text_top:
    case css::BaselineShift::top:
      return height_above * size - above;
    case css::BaselineShift::text_bottom:
    case css::BaselineShift::bottom:
      return below - depth_below * size;
  }
  return 0;
}

BoxEdge edge_of(const css::Border& border, const css::Style& style) {
  return {.width = border.is_seen() ? border.width : 0,
          .color = opaque(border.color.is_current ? style.color : border.color.color),
          .style = border.style};
}

}  // namespace

Start start_of(css::Break wanted, Binding binding) {
  using css::Break;
  const bool left_is_recto = binding == Binding::right;
  switch (wanted) {
    case Break::page:
      return Start::page;
    case Break::recto:
      return Start::recto;
    case Break::verso:
      return Start::verso;
    case Break::left:
      return left_is_recto ? Start::recto : Start::verso;
    case Break::right:
      return left_is_recto ? Start::verso : Start::recto;
    default:
      return Start::anywhere;
  }
}

double text_shift(const css::Style& style, const css::Style& outer) {
  return baseline_shift(style, outer, height_above * style.font.size,
                        depth_below * style.font.size);
}

double picture_shift(const css::Style& style, const css::Style& outer, double height) {
  return baseline_shift(style, outer, height, 0);
}

SizeBase picture_base(const css::Style& style, double width, double height, double em) {
  SizeBase base{.width = width, .height = height, .em = em};
  if (style.is_border_box) {
    const auto inset = [&](css::Side side) {
      return css::side_of(style.padding, side).at(width) +
             css::side_of(style.border, side).width;
    };
    base.box_width = inset(css::Side::left) + inset(css::Side::right);
    base.box_height = inset(css::Side::top) + inset(css::Side::bottom);
  }
  return base;
}

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

css::Sides<double> note_insets(const css::Style& area, double measure) {
  css::Sides<double> insets{};
  for (const css::Side side :
       {css::Side::top, css::Side::right, css::Side::bottom, css::Side::left}) {
    css::side_of(insets, side) = margin_of(area, side, measure) +
                                 css::side_of(area.border, side).width +
                                 css::side_of(area.padding, side).at(measure);
  }
  return insets;
}

}  // namespace octavo::paged
