#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace octavo {

/// Whether there are patterns for a BCP 47 language, itself or by its prefix.
bool can_hyphenate(std::string_view language);

/// Where a word may be divided: byte offsets of the letters that would begin the next
/// line, ascending, the language's minima kept. `word` is letters only, in any case, NFC;
/// empty result for a language without patterns. Liang's algorithm (Liang 1983, ch. 2) on
/// tables compiled at build time.
std::vector<std::uint32_t> hyphenation_points(std::string_view language,
                                              std::string_view word);

}  // namespace octavo
