#pragma once

#include <span>

#include "compiler/document.h"
#include "formats/paged/page.h"
#include "formats/pdf/links.h"
#include "formats/pdf/object_file.h"

namespace octavo::pdf {

/// Puts a bookmark for each section that stands on a page, and for what else the
/// stylesheet gives one, as it says. `ObjectId::none`: there is none.
ObjectId put_outline(ObjectFile& file,
                     const Document& document,
                     std::span<const paged::BookmarkStyle> styles,
                     const Destinations& destinations);

}  // namespace octavo::pdf
