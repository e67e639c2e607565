#pragma once

#include <string_view>

#include "formats/image/kinds.h"

namespace octavo::image {

/// Takes the orientation, and the resolution where the header has none, from EXIF data
/// (2.3, 4.5: a TIFF file without pixels). What is broken is passed over.
void read_exif(std::string_view tiff, Header& header);

}  // namespace octavo::image
