#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>

#include "fonts/font.h"

namespace octavo {

/// A font cut down to the glyphs that a book shows.
struct FontSubset {
  /// TrueType: an sfnt with what a PDF needs. CFF: the bare `CFF ` table.
  std::string bytes{};
  /// From the face's glyph numbers to the subset's; 0 stays 0.
  std::map<std::uint32_t, std::uint32_t> glyphs{};
};

/// Numbers the glyphs anew, in ascending order of their old numbers; of a face whose
/// maker forbids that it is cut, all are wanted. Empty when HarfBuzz cannot subset the
/// face.
std::optional<FontSubset> subset_glyphs(const Font& font,
                                        std::span<const std::uint32_t> glyphs);

/// The font with these characters alone, and all that they may become by its features, as
/// a file of its own; features, kerning and names stay. None when HarfBuzz cannot subset
/// the face.
std::optional<std::string> subset_characters(const Font& font,
                                             std::span<const char32_t> characters);

}  // namespace octavo
