#pragma once

#include "compiler/document.h"
#include "formats/pdf/links.h"
#include "formats/pdf/object_file.h"

namespace octavo::pdf {

/// Puts a bookmark for each section that stands on a page. `ObjectId::none`: there is
/// none.
ObjectId put_outline(ObjectFile& file,
                     const Document& document,
                     const Destinations& destinations);

}  // namespace octavo::pdf
