#include "formats/plain/numbering.h"

#include <algorithm>
#include <string>
#include <vector>

#include "compiler/text/characters.h"
#include "compiler/text/utf8.h"
#include "formats/plain/layout.h"
#include "formats/plain/lines.h"
#include "formats/plain/numbering_words.h"

namespace octavo::plain {

namespace {

/// Longer titles stand on lines of their own.
constexpr std::uint32_t widest_numbered_title = 100;
/// A number alone that is larger is a year or a price.
constexpr std::uint32_t largest_numeral = 400;

constexpr std::string_view trailing_marks = ".:,;)";

std::string_view trim_marks(std::string_view text) {
  const auto last = text.find_last_not_of(trailing_marks);
  return last == std::string_view::npos ? std::string_view() : text.substr(0, last + 1);
}

std::string_view trim_front(std::string_view text, std::string_view marks) {
  const auto first = text.find_first_not_of(marks);
  return first == std::string_view::npos ? std::string_view() : text.substr(first);
}

std::uint32_t decimal_value(std::string_view text) {
  std::uint32_t value = 0;
  for (std::size_t at = 0; at < text.size();) {
    const DecodedCharacter decoded = decode_utf8(text, at);
    const int digit = decimal_digit(decoded.character);
    if (digit < 0 || value > largest_numeral) {
      return 0;
    }
    value = value * 10 + static_cast<std::uint32_t>(digit);
    at += decoded.size;
  }
  return value;
}

/// "二十三", "百五" or "一〇二"; 0 for none.
std::uint32_t ideographic_value(std::string_view text) {
  constexpr std::u32string_view digits = U"〇一二三四五六七八九";
  std::uint32_t value = 0;
  std::uint32_t digit = 0;
  for (const char32_t character : to_utf32(text)) {
    const char32_t plain = character == U'零'   ? U'〇'
                           : character == U'两' ? U'二'
                                                : character;
    const auto found = digits.find(plain);
    if (found != std::u32string_view::npos) {
      digit = digit * 10 + static_cast<std::uint32_t>(found);
    } else if (plain == U'十' || plain == U'百') {
      value += std::max(digit, 1U) * (plain == U'十' ? 10U : 100U);
      digit = 0;
    } else {
      return 0;
    }
    if (digit > largest_numeral) {
      return 0;
    }
  }
  return value + digit;
}

std::optional<Numbered> read_numeral(std::string_view line) {
  const std::string_view numeral = trim_marks(line);
  if (const auto value = roman_value(numeral); value > 0 && value <= largest_numeral) {
    return Numbered{.counted = Counted::roman, .value = value};
  }
  if (const auto value = decimal_value(numeral); value > 0 && value <= largest_numeral) {
    return Numbered{.counted = Counted::arabic, .value = value};
  }
  if (const auto value = ideographic_value(numeral); value > 0) {
    return Numbered{.counted = Counted::ideographic, .value = value};
  }
  return std::nullopt;
}

bool is_title(std::string_view title) {
  return column_width(title) <= widest_numbered_title;
}

/// "第一章 風", "제 1 장".
std::optional<Numbered> read_east_asian(std::string_view line) {
  const bool korean = line.starts_with("제");
  if (!korean && !line.starts_with("第")) {
    return std::nullopt;
  }
  const std::string_view rest = trim_front(line.substr(3), " ");
  constexpr std::u32string_view units = U"章回節节話话장화회절部卷編编篇幕集부편권막";
  constexpr std::u32string_view acts = U"幕막";
  constexpr std::u32string_view part_units = U"部卷編编篇集부편권";
  for (std::size_t at = 0; at < rest.size() && at < 24;) {
    const DecodedCharacter decoded = decode_utf8(rest, at);
    if (units.find(decoded.character) != std::u32string_view::npos) {
      std::string_view number = rest.substr(0, at);
      number = number.substr(0, number.find(' '));
      const std::uint32_t decimal = decimal_value(number);
      const std::uint32_t value = decimal > 0 ? decimal : ideographic_value(number);
      const std::string_view after = rest.substr(at + decoded.size);
      const std::string_view title = trim_front(after, " \t.:：、\u3000");
      const bool sentence = after.ends_with("。") || after.ends_with("다.");
      if (value == 0 || sentence || !is_title(title)) {
        return std::nullopt;
      }
      const bool part = part_units.find(decoded.character) != std::u32string_view::npos;
      const bool act = acts.find(decoded.character) != std::u32string_view::npos;
      return Numbered{.counted = act    ? Counted::act
                                 : part ? Counted::part
                                        : Counted::chapter,
                      .value = value,
                      .title = title};
    }
    at += decoded.size;
  }
  return std::nullopt;
}

/// The words of a line, at most `most`, and what follows them.
struct Words {
  std::vector<std::string_view> list{};
  std::string_view rest{};
};

Words split_words(std::string_view line, std::size_t most) {
  Words words{.rest = line};
  while (words.list.size() < most && !words.rest.empty()) {
    const auto end = std::min(words.rest.find(' '), words.rest.size());
    words.list.push_back(words.rest.substr(0, end));
    words.rest = trim_front(words.rest.substr(end), " \t");
  }
  return words;
}

std::uint32_t number_of(std::string_view word) {
  const std::string_view bare = trim_marks(word);
  if (const auto value = decimal_value(bare); value > 0) {
    return value;
  }
  if (const auto value = roman_value(to_upper(bare)); value > 0) {
    return value;
  }
  return number_word(to_lower(bare));
}

bool has_mark(std::string_view word) {
  return !word.empty() && trailing_marks.find(word.back()) != std::string_view::npos;
}

/// The title after a number on one line; none where the line is a sentence.
std::optional<std::string_view> title_after(std::string_view number,
                                            std::string_view rest) {
  constexpr std::string_view dashes = "-";
  const bool dash = rest.starts_with(dashes) || rest.starts_with("–") ||
                    rest.starts_with("—") || rest.starts_with(":");
  if (dash) {
    const std::string_view title = trim_front(
        rest.substr(rest.find(' ') == std::string_view::npos ? decode_utf8(rest, 0).size
                                                             : rest.find(' ')),
        " \t");
    return is_title(title) ? std::optional(title) : std::nullopt;
  }
  if (rest.empty()) {
    return rest;
  }
  if (!is_title(rest) || is_lower(decode_utf8(rest, 0).character)) {
    return std::nullopt;
  }
  const bool marked = has_mark(number) && number.back() != ',';
  return marked || !ends_sentence(rest) ? std::optional(rest) : std::nullopt;
}

Counted counted_of(WordKind kind) {
  switch (kind) {
    case WordKind::part:
      return Counted::part;
    case WordKind::act:
      return Counted::act;
    case WordKind::chapter:
      break;
  }
  return Counted::chapter;
}

/// "Chapter IV. The Ship", "Глава первая".
std::optional<Numbered> read_word_first(std::string_view line) {
  Words words = split_words(line, 2);
  const auto kind = numbered_word(to_lower(trim_marks(words.list[0])));
  const auto with_point = numbered_word(to_lower(words.list[0]));
  if ((!kind && !with_point) || words.list.size() < 2) {
    return std::nullopt;
  }
  if (is_lower(decode_utf8(line, 0).character) && !words.rest.empty()) {
    return std::nullopt;
  }
  if (to_lower(words.list[1]) == "the" && !words.rest.empty()) {
    const Words after = split_words(words.rest, 1);
    words = {.list = {words.list[0], after.list[0]}, .rest = after.rest};
  }
  const Counted counted = counted_of(kind ? *kind : *with_point);
  const std::uint32_t value = number_of(words.list[1]);
  const bool latin = decode_utf8(line, 0).character < 0x0590;
  if (value == 0) {
    // Numbers of other scripts are words or letters of many forms: a short line will do.
    if (latin || column_width(line) > 30 || ends_sentence(line)) {
      return std::nullopt;
    }
    return Numbered{.counted = counted};
  }
  const auto title = title_after(words.list[1], words.rest);
  if (!title) {
    return std::nullopt;
  }
  return Numbered{.counted = counted, .value = value, .title = *title};
}

/// "Erstes Kapitel", "Première partie", "3. Kapitel".
std::optional<Numbered> read_number_first(std::string_view line) {
  const Words words = split_words(line, 2);
  if (words.list.size() < 2) {
    return std::nullopt;
  }
  const auto kind = numbered_word(to_lower(trim_marks(words.list[1])));
  const std::uint32_t value = number_of(words.list[0]);
  if (!kind || value == 0 || (!words.rest.empty() && !has_mark(words.list[1]))) {
    return std::nullopt;
  }
  const auto title = title_after(words.list[1], words.rest);
  if (!title) {
    return std::nullopt;
  }
  return Numbered{.counted = counted_of(*kind), .value = value, .title = *title};
}

}  // namespace

std::uint32_t roman_value(std::string_view text) {
  constexpr std::string_view letters = "IVXLCDM";
  constexpr std::uint32_t values[] = {1, 5, 10, 50, 100, 500, 1000};
  if (text.empty() || text.size() > 12) {
    return 0;
  }
  std::uint32_t value = 0;
  std::uint32_t before = 0;
  for (std::size_t i = text.size(); i-- > 0;) {
    const auto found = letters.find(text[i]);
    if (found == std::string_view::npos) {
      return 0;
    }
    const std::uint32_t own = values[found];
    value = own < before ? value - std::min(value, own) : value + own;
    before = std::max(before, own);
  }
  return value;
}

std::optional<Numbered> read_numbered(std::string_view line) {
  if (line.empty() || column_width(line) > widest_numbered_title + 40) {
    return std::nullopt;
  }
  if (auto numeral = read_numeral(line)) {
    return numeral;
  }
  if (auto numbered = read_east_asian(line)) {
    return numbered;
  }
  if (auto numbered = read_word_first(line)) {
    return numbered;
  }
  return read_number_first(line);
}

std::optional<Numbered> read_titled_numeral(std::string_view line) {
  const std::size_t point = line.find_first_not_of("IVXLC");
  if (point == std::string_view::npos || line[point] != '.') {
    return std::nullopt;
  }
  const std::string_view title = trim_front(line.substr(point + 1), " \t-");
  const std::uint32_t value = roman_value(line.substr(0, point));
  const bool headed = !title.empty() && title.size() + point + 1 < line.size();
  if (value == 0 || !headed || !is_title(title) ||
      is_lower(decode_utf8(title, 0).character)) {
    return std::nullopt;
  }
  return Numbered{.counted = Counted::roman, .value = value, .title = title};
}

bool is_contents_word(std::string_view line) {
  return line.size() < 80 && names_contents(to_lower(trim_marks(line)));
}

bool is_section_word(std::string_view line) {
  return line.size() < 80 && names_section(to_lower(trim_marks(line)));
}

bool is_end_word(std::string_view line) {
  constexpr std::string_view ornaments = ".!*- ";
  const std::string_view front = trim_front(line, ornaments);
  const auto last = front.find_last_not_of(ornaments);
  return line.size() < 40 && last != std::string_view::npos &&
         names_end(to_lower(front.substr(0, last + 1)));
}

}  // namespace octavo::plain
