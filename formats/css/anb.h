#pragma once

#include <cstdint>
#include <optional>

#include "formats/css/syntax.h"

namespace octavo::css {

/// CSS Syntax 3, section 6: the positions A·n + B of all n from 0.
struct AnPlusB {
  std::int32_t a = 0;
  std::int32_t b = 0;

  /// `position` counts from 1.
  bool holds(std::int64_t position) const;
  bool operator==(const AnPlusB&) const = default;
};

/// White space around it is passed over; none: it is no An+B. Numbers beyond the range of
/// the fields are cut to it.
std::optional<AnPlusB> parse_an_plus_b(const ComponentValues& values);

}  // namespace octavo::css
