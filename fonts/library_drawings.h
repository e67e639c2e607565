#pragma once

#include "fonts/library.h"

namespace octavo {

/// Makes the library's faces those that SVG drawings find in this process, under their
/// own names and as serif, sans-serif and monospace, and hides the system's: a drawing
/// with words looks the same on every machine. The first call counts; call it from one
/// thread.
void offer_faces_to_drawings(const FontLibrary& fonts);

}  // namespace octavo
