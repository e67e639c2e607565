#pragma once

#include <optional>
#include <string>

#include "formats/image/image.h"

namespace octavo::image {

/// Pixels as a PNG, without loss; a profile is left out.
std::optional<std::string> encode_png(const Pixels& pixels);

}  // namespace octavo::image
