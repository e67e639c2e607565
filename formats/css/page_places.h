#pragma once

#include "formats/css/stylesheet.h"

namespace octavo::css {

/// What a declaration for pages is said of.
enum class PagePart : unsigned char { element, page, margin_box, note_area };

/// Whether a declaration that pages have can do anything there: a heading has no paper
/// size, and the margin of a page no breaks.
bool has_effect(const StyleDeclaration& declaration, PagePart part);

}  // namespace octavo::css
