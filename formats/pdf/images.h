#pragma once

#include "compiler/document.h"
#include "fonts/library.h"
#include "formats/pdf/object_file.h"

namespace octavo::pdf {

/// Puts a picture as an XObject that fills the unit square, upright. False when its data
/// cannot be decoded; nothing is put then. The fonts are for the words of drawings.
bool put_picture(ObjectFile& file,
                 ObjectId id,
                 const Picture& picture,
                 const FontLibrary& fonts);

}  // namespace octavo::pdf
