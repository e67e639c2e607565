#pragma once

#include <optional>
#include <string>

#include "formats/css/syntax.h"

namespace octavo::css {

/// sRGB and opacity, each from 0 to 1.
struct Color {
  double red = 0;
  double green = 0;
  double blue = 0;
  double alpha = 1;

  bool operator==(const Color&) const = default;
};

/// `currentcolor`, or a colour of its own.
struct ColorValue {
  bool is_current = false;
  Color color{};

  bool operator==(const ColorValue&) const = default;
};

/// CSS Color 4: names, `transparent`, `#rgb` with 3, 4, 6 and 8 digits, `rgb()`,
/// `rgba()`, `hsl()`, `hsla()` in both syntaxes, `hwb()`, `currentcolor`. None: it is no
/// colour.
std::optional<ColorValue> parse_color(const ComponentValue& value);

}  // namespace octavo::css
