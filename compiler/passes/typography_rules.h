#pragma once

#include <string_view>

namespace octavo {

/// What stands at the head or the end of quoted words.
struct QuoteMarks {
  char32_t open = U'“';
  char32_t close = U'”';
};

/// How a language sets its text.
struct TypographyRules {
  QuoteMarks outer{};
  QuoteMarks inner{.open = U'‘', .close = U'’'};
  /// No-break spaces inside guillemets and before a colon (French).
  bool spaced_quotes = false;
  /// Narrow no-break spaces before `;`, `!` and `?`.
  bool spaced_marks = false;
  /// One-letter words that no line may end with; empty for most languages.
  std::u32string_view clinging_words{};
  /// The quotes stand only beside Chinese and Japanese characters.
  bool cjk_quotes = false;
};

/// By the longest known part of the tag; English where the language is not known.
const TypographyRules& typography_rules(std::string_view language);

}  // namespace octavo
