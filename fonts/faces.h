#pragma once

#include <span>
#include <string_view>

#include "fonts/library.h"

namespace octavo {

/// What a face is there for: a generic family, a script, what belongs to no script, a
/// family that a stylesheet names, or one request to such a family's variable font.
enum class FaceRole : unsigned char {
  serif,
  sans,
  mono,
  script,
  symbol,
  emoji,
  cjk,
  named,
  instance
};

/// A font file that is part of the program. `fonts/faces.cmake` lists them.
struct EmbeddedFace {
  FaceRole role = FaceRole::script;
  int weight = 400;
  Slant slant = Slant::upright;
  /// ISO 15924 codes with spaces between.
  std::string_view scripts{};
  /// Of one that is asked for by its name.
  std::string_view family{};
  const char* begin = nullptr;
  const char* end = nullptr;

  std::string_view bytes() const {
    return {begin, static_cast<std::size_t>(end - begin)};
  }
};

/// In the order in which they are asked for a character.
std::span<const EmbeddedFace> embedded_faces();

}  // namespace octavo
