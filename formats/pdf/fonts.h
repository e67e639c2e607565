#pragma once

#include "fonts/font.h"
#include "fonts/subset.h"
#include "formats/pdf/codes.h"
#include "formats/pdf/object_file.h"

namespace octavo::pdf {

/// Puts a Type 0 font with its descendant, descriptor, program and `ToUnicode`.
void put_font(ObjectFile& file,
              ObjectId id,
              const Font& font,
              const FontSubset& subset,
              const FontCodes& codes);

}  // namespace octavo::pdf
