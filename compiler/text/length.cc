#include "compiler/text/length.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace octavo {
namespace {

struct UnitName {
  std::string_view name{};
  LengthUnit unit = LengthUnit::none;
  double points = 0;
};

// Of those that begin alike the longer goes first; the first name of a unit is CSS's but
// for the inch's long one, which is Pandoc's.
constexpr std::array unit_names = {UnitName{"%", LengthUnit::percent, 0},
                                   UnitName{"em", LengthUnit::em, 0},
                                   UnitName{"rem", LengthUnit::rem, 0},
                                   UnitName{"px", LengthUnit::pixel, 0.75},
                                   UnitName{"pt", LengthUnit::point, 1},
                                   UnitName{"pc", LengthUnit::pica, 12},
                                   UnitName{"mm", LengthUnit::millimetre, 72 / 25.4},
                                   UnitName{"cm", LengthUnit::centimetre, 720 / 25.4},
                                   UnitName{"inch", LengthUnit::inch, 72},
                                   UnitName{"in", LengthUnit::inch, 72}};

}  // namespace

std::optional<Length> take_length(std::string_view& text) {
  // from_chars would take "inf" and a sign.
  if (text.find_first_of("0123456789.") != 0) {
    return std::nullopt;
  }
  Length length;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(),
                                            length.number, std::chars_format::fixed);
  if (error != std::errc{}) {
    return std::nullopt;
  }
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  for (const UnitName& each : unit_names) {
    if (text.starts_with(each.name)) {
      length.unit = each.unit;
      text.remove_prefix(each.name.size());
      break;
    }
  }
  return length;
}

double points_in(LengthUnit unit) {
  const auto* const found = std::ranges::find(unit_names, unit, &UnitName::unit);
  return found == unit_names.end() ? 0 : found->points;
}

std::string to_css(const Length& length) {
  std::array<char, 32> digits{};
  const auto [end, error] =
      std::to_chars(digits.data(), digits.data() + digits.size(), length.number);
  std::string css(digits.data(), error == std::errc{} ? end : digits.data());
  if (length.unit == LengthUnit::inch) {
    return css + "in";
  }
  const auto* const found = std::ranges::find(unit_names, length.unit, &UnitName::unit);
  return found == unit_names.end() ? css : css.append(found->name);
}

}  // namespace octavo
