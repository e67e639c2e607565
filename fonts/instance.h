#pragma once

#include <optional>
#include <span>
#include <string>

#include "fonts/font.h"

namespace octavo {

/// Where on one axis of a variable font a face lies.
struct AxisPosition {
  std::string tag{};
  double value = 0;

  bool operator==(const AxisPosition&) const = default;
};

/// The face that a variable font has at a position, as a font of its own that does not
/// vary, with the same glyph numbers; axes that are not named stay where they usually
/// are. None when HarfBuzz cannot make it: its outlines are those of `CFF2`.
std::optional<std::string> make_instance(const Font& font,
                                         std::span<const AxisPosition> position);

}  // namespace octavo
