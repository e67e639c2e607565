#pragma once

#include <optional>
#include <string>

#include "formats/image/image.h"

namespace octavo::image {

/// Interleaved samples as plain pixels: a fourth sample becomes the alpha, what is opaque
/// has none, what is grey has one sample. `channels` is 1, 3 or 4.
Pixels make_pixels(std::uint32_t width,
                   std::uint32_t height,
                   unsigned channels,
                   std::string samples);

/// Set upright from an EXIF orientation, 1 to 8.
Pixels turn_upright(Pixels pixels, int orientation);

}  // namespace octavo::image
