#pragma once

#include <string>
#include <string_view>

#include "formats/paged/page.h"
#include "formats/paged/paragraph.h"

namespace octavo::paged {

/// "U+1F600".
std::string character_code(char32_t character);

/// The width of the box that stands for a character that no face has, space around it
/// included.
double missing_width(std::string_view text,
                     const StyleRun& run,
                     const FontLibrary& fonts);

/// That box, its left end at 0, on the baseline: the character's code in two rows.
MissingGlyph missing_glyph(std::string_view text,
                           const StyleRun& run,
                           const FontLibrary& fonts);

}  // namespace octavo::paged
