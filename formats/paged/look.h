#pragma once

#include <optional>

#include "formats/paged/blocks.h"
#include "formats/paged/style.h"

namespace octavo::paged {

/// What is to be seen of a box.
css::Sides<BoxEdge> edges_of(const css::Style& style);
std::optional<Color> background_of(const css::Style& style);
/// What sizes of a picture are measured by; shares are of `width` and `height`.
SizeBase picture_base(const css::Style& style, double width, double height, double em);
/// Points; an `auto` margin is none.
double margin_of(const css::Style& style, css::Side side, double base);
/// Where something begins that is to be broken before or after.
Start start_of(css::Break wanted, Binding binding);
/// How far upwards `vertical-align` moves the text of an inline element, or a picture,
/// from the baseline of what it stands in. Points.
double text_shift(const css::Style& style, const css::Style& outer);
double picture_shift(const css::Style& style, const css::Style& outer, double height);
/// What the area of a page's notes takes on each side of them: margin, border and
/// padding.
css::Sides<double> note_insets(const css::Style& area, double measure);

}  // namespace octavo::paged
