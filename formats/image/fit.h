#pragma once

#include "compiler/document.h"
#include "compiler/epub_profile.h"
#include "formats/image/image.h"

namespace octavo::image {

/// The picture as it is where it keeps within the limits; else an upright PNG or JPEG
/// that does: transparent pixels on white, inks as sRGB, of what moves the first frame,
/// and what has too many pixels or bytes made smaller. An SVG stays as it is; so does
/// what cannot be decoded.
Picture fit(const Picture& picture, const PictureLimits& limits);

/// The picture at another size, which is no larger: each pixel is the mean of what it
/// covers.
Pixels shrink(const Pixels& pixels, std::uint32_t width, std::uint32_t height);

}  // namespace octavo::image
