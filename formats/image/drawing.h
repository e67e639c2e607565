#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "compiler/document.h"
#include "fonts/library.h"

namespace octavo::image {

/// What drawings become.
enum class Drawn : unsigned char {
  /// A PDF of one page of the drawing's size, a point for a CSS pixel: lines stay lines.
  page,
  /// A PNG for the finest screens: three pixels for a CSS pixel, where they are not too
  /// many.
  pixels
};

/// Draws each SVG. Nothing outside the drawing is read, no font of the system's is used.
/// `take` gets them by their places, in order; nothing when one cannot be drawn.
void draw_svgs(const std::vector<const Picture*>& pictures,
               Drawn drawn,
               const FontLibrary& fonts,
               const std::function<void(std::size_t, std::optional<std::string>)>& take);

}  // namespace octavo::image
