#pragma once

#include <optional>
#include <string>

#include "formats/image/image.h"

namespace octavo::image {

/// Opaque pixels as a JPEG of high quality; `resolution` in pixels an inch, 0: unknown.
std::optional<std::string> encode_jpeg(const Pixels& pixels, double resolution);

}  // namespace octavo::image
