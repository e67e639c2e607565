#pragma once

#include <optional>
#include <string>

#include "compiler/document.h"
#include "fonts/library.h"

namespace octavo::pdf {

/// An SVG as a PDF of one page of the drawing's size, a point for a CSS pixel: lines stay
/// lines. Nothing outside the drawing is read, no font of the system's is used. Empty
/// when it cannot be drawn.
std::optional<std::string> draw_svg(const Picture& picture, const FontLibrary& fonts);

}  // namespace octavo::pdf
