#pragma once

#include <string>

#include "compiler/document.h"

namespace octavo::image {

/// A copy of a JPEG, PNG or WebP without what it says beside its pixels: where and when
/// it was taken and with what (EXIF, XMP, IPTC), comments, thumbnails, what is appended.
/// Its colour profile stays. Bytes that are not laid out as expected come back whole.
std::string without_private_data(PictureKind kind, std::string bytes);

}  // namespace octavo::image
