#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace octavo {

/// Whether there are patterns for a BCP 47 language, itself or by its prefix.
bool can_hyphenate(std::string_view language);

/// Where a word may be divided: byte offsets of the letters that would begin the next
/// line, ascending, the language's minima kept. `word` is NFC, in any case; what stands
/// on either side of an apostrophe or a hyphen is divided by itself, more than 128
/// letters not at all. Empty for a language without patterns. Liang's algorithm (Liang
/// 1983, ch. 2) on tables compiled at build time; docs/fonts.md says which.
std::vector<std::uint32_t> hyphenation_points(std::string_view language,
                                              std::string_view word);

}  // namespace octavo
