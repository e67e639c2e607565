#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "formats/paged/itemise.h"

/// `font-variant-caps` where a face has no such letters: capitals of a smaller size stand
/// for them (CSS Fonts 4, 6.6).
namespace octavo::paged {

/// Of the size of the letters that they stand among.
inline constexpr double small_capital_size = 0.8;

/// Adds a piece of one face, with the letters apart that smaller capitals stand for.
void add_small_capitals(const ParagraphText& paragraph,
                        const Piece& piece,
                        const FontLibrary& fonts,
                        std::vector<Piece>& pieces);

/// The feature that a face has instead of the one that is asked for: small capitals for
/// petite ones. None: what is asked for is there, or is drawn.
std::vector<FontFeature> features_instead(const Piece& piece,
                                          const StyleRun& run,
                                          const FontLibrary& fonts);

/// The capitals of `[begin, end)` of a text.
struct CapitalText {
  std::string text{};
  /// For each byte of it, where the cluster begins that it is the capital of.
  std::vector<std::uint32_t> places{};
};
CapitalText capital_text(std::string_view text,
                         std::uint32_t begin,
                         std::uint32_t end,
                         std::string_view language);

}  // namespace octavo::paged
