#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace octavo {

enum class LengthUnit : unsigned char {
  none,
  percent,
  em,
  rem,
  pixel,
  point,
  pica,
  millimetre,
  centimetre,
  inch
};

/// A length as authors write it: a number and, mostly, a unit.
struct Length {
  double number = 0;
  LengthUnit unit = LengthUnit::none;

  bool operator==(const Length&) const = default;
};

/// Reads a length off the front of `text` and leaves the rest. A unit that is none of
/// CSS's for print stays in the rest.
std::optional<Length> take_length(std::string_view& text);

/// Points in one of a unit; 0 for those that depend on what is around.
double points_in(LengthUnit unit);

/// As CSS writes it: `50%`, `6.5cm`.
std::string to_css(const Length& length);

}  // namespace octavo
