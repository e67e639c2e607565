#pragma once

#include "compiler/document.h"
#include "formats/pdf/object_file.h"

namespace octavo::pdf {

/// Puts a picture as an XObject that fills the unit square, upright. False when its data
/// cannot be decoded; nothing is put then.
bool put_picture(ObjectFile& file, ObjectId id, const Picture& picture);

}  // namespace octavo::pdf
