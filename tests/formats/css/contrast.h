#pragma once

#include <algorithm>
#include <cmath>

/// WCAG 2.2 on colors with `red`, `green` and `blue` from 0 to 1.
namespace octavo::tests {

/// 1.4.3.
inline constexpr double least_legible_contrast = 4.5;

/// "relative luminance".
template <class Color>
double luminance(const Color& color) {
  const auto linear = [](double share) {
    return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * linear(color.red) + 0.7152 * linear(color.green) +
         0.0722 * linear(color.blue);
}

template <class Color>
double contrast(const Color& one, const Color& other) {
  const double first = luminance(one);
  const double second = luminance(other);
  return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

}  // namespace octavo::tests
