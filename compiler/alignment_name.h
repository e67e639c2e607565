#pragma once

#include <string_view>

#include "compiler/document.h"

namespace octavo {

/// The word for an alignment, as HTML has it.
constexpr std::string_view alignment_name(Alignment alignment) {
  switch (alignment) {
    case Alignment::automatic:
      return "automatic";
    case Alignment::left:
      return "left";
    case Alignment::center:
      return "center";
    case Alignment::right:
      return "right";
  }
  return {};
}

}  // namespace octavo
