#pragma once

#include <optional>
#include <string>
#include <vector>

#include "fonts/library.h"

namespace octavo {

/// A face that the system has.
struct SystemFace {
  std::string path{};
  unsigned index = 0;
  int weight = 400;
  /// Percent of the normal width.
  int stretch = 100;
  Slant slant = Slant::upright;
};

/// The upright and italic faces of a family of the system's, one for each width and
/// weight, in a fixed order. Of a variable font, its default instance.
std::vector<SystemFace> find_system_family(const std::string& family);

/// The face with this full or PostScript name.
std::optional<SystemFace> find_system_face(const std::string& name);

}  // namespace octavo
