#pragma once

#include "compiler/diagnostics.h"
#include "compiler/document.h"
#include "fonts/library.h"
#include "formats/image/flat_png.h"
#include "formats/paged/page.h"

namespace octavo::cover {

/// Of the longer side.
inline constexpr double cover_pixels = 1600;

/// Draws what stands on a page: its letters, its rules, and the book's pictures as far as
/// they have pixels; the place of one that has none stays empty, which is reported.
image::FlatPixels draw_page(const paged::Page& page,
                            const FontLibrary& fonts,
                            const Document& book,
                            Diagnostics& diagnostics);

}  // namespace octavo::cover
