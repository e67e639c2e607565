#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include "compiler/document.h"
#include "fonts/library.h"
#include "formats/pdf/object_file.h"

namespace octavo::pdf {

struct NumberedPicture {
  ObjectId id{};
  const Picture* picture = nullptr;
};

/// Whether the samples of a JPEG may be inks, as they are stored.
enum class Inks : unsigned char { kept, made_colors };

/// Puts each picture as an XObject that fills the unit square, upright. Tells `fail` the
/// places of those that cannot be drawn; for them nothing is put. The fonts are for the
/// words of drawings.
void put_images(ObjectFile& file,
                const std::vector<NumberedPicture>& pictures,
                Inks inks,
                const FontLibrary& fonts,
                const std::function<void(std::size_t)>& fail);

}  // namespace octavo::pdf
