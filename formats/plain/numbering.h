#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace octavo::plain {

/// What a numbered line counts.
enum class Counted : unsigned char { part, act, chapter, roman, arabic, ideographic };

/// "CHAPTER IV. The Ship", "第一章", "XII." and the like.
struct Numbered {
  Counted counted = Counted::chapter;
  /// 0 where octavo cannot read it.
  std::uint32_t value = 0;
  /// The title on the same line; empty when there is none.
  std::string_view title{};
};

/// A line that a numbered chapter word of a major language begins, or that is a numeral
/// alone. A sentence that happens to begin so is none.
std::optional<Numbered> read_numbered(std::string_view line);

/// "II. The Quay": a roman numeral and a title. A sentence may begin so: it counts only
/// among its like.
std::optional<Numbered> read_titled_numeral(std::string_view line);

/// "Contents", "Inhalt".
bool is_contents_word(std::string_view line);

/// A part of a book that is named and not numbered: "Preface", "Epílogo".
bool is_section_word(std::string_view line);
/// "The End", "FIM": it closes the text and heads nothing.
bool is_end_word(std::string_view line);

/// A roman numeral of upper case, the lenient forms of old printers too; 0 for none.
std::uint32_t roman_value(std::string_view text);

}  // namespace octavo::plain
