#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace octavo {

struct LineBreakOpportunity {
  /// Byte offset at which the next line would begin.
  std::uint32_t offset = 0;
  /// Must break here (a line or paragraph separator went before).
  bool mandatory = false;
};

/// Where a line may end, ascending, the end of the text included (UAX 14, tailored to the
/// language; Thai, Lao and Khmer by dictionary).
std::vector<LineBreakOpportunity> line_breaks(std::string_view text,
                                              std::string_view language);

/// Byte offsets at which grapheme clusters begin, 0 first (UAX 29); empty for empty text.
std::vector<std::uint32_t> grapheme_starts(std::string_view text);

/// `[begin, end)` of a word: letters, numbers and marks, no space, no punctuation.
struct WordRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};
std::vector<WordRange> words(std::string_view text, std::string_view language);

}  // namespace octavo
