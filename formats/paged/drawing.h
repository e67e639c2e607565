#pragma once

#include <vector>

#include "compiler/document.h"
#include "fonts/library.h"
#include "formats/image/flat_png.h"
#include "formats/paged/page.h"

namespace octavo::paged {

struct DrawnPage {
  image::FlatPixels pixels{};
  /// Those that have no pixels: their places are empty.
  std::vector<PictureId> left_out{};
};

/// Draws what stands on a page: its letters, its rules, and the book's pictures.
/// `longer_side`: of the drawing, in pixels.
DrawnPage draw_page(const Page& page,
                    const FontLibrary& fonts,
                    const Document& book,
                    double longer_side);

}  // namespace octavo::paged
