#pragma once

#include <cstdint>
#include <string>

namespace octavo {

/// Makes the CIDs of a bare CFF font equal its glyph numbers, so that one numbering
/// serves for both kinds of outlines in a PDF (ISO 32000-2, 9.7.4.2). Leaves a font that
/// is not CID-keyed as it is: there a PDF's CIDs are glyph numbers already.
void number_cids_by_glyph(std::string& cff, std::uint32_t glyph_count);

}  // namespace octavo
