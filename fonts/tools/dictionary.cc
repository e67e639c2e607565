#include "fonts/tools/dictionary.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>
#include <iconv.h>
#include <iterator>
#include <string_view>

#include "compiler/text/characters.h"
#include "compiler/text/utf8.h"

namespace octavo {

namespace {

std::optional<std::string> read_file(const char* path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    return std::nullopt;
  }
  return std::string(std::istreambuf_iterator<char>(file), {});
}

std::string decode(std::string bytes, std::string charset) {
  // libhyphen's names: "ISO8859-1" and the like.
  if (charset.starts_with("ISO8859")) {
    charset.insert(3, "-");
  }
  const iconv_t converter = iconv_open("UTF-8", charset.c_str());
  // POSIX says failure with a number made a pointer.
  // NOLINTNEXTLINE(performance-no-int-to-ptr)
  if (converter == reinterpret_cast<iconv_t>(-1)) {
    return {};
  }
  std::string result(bytes.size() * 4, '\0');
  char* in = bytes.data();
  char* out = result.data();
  std::size_t in_left = bytes.size();
  std::size_t out_left = result.size();
  const bool done = iconv(converter, &in, &in_left, &out, &out_left) == 0;
  iconv_close(converter);
  result.resize(result.size() - out_left);
  return done ? result : std::string();
}

bool is_digit(char32_t character) {
  return character >= U'0' && character <= U'9';
}

/// The number after a keyword, if the line begins with it.
std::optional<std::uint8_t> setting(std::string_view line, std::string_view keyword) {
  if (!line.starts_with(keyword)) {
    return std::nullopt;
  }
  line.remove_prefix(keyword.size());
  line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
  std::uint8_t value = 0;
  std::from_chars(line.data(), line.data() + line.size(), value);
  return value;
}

bool read_setting(std::string_view line, PatternTable& header) {
  const auto larger = [](std::uint8_t& value, std::optional<std::uint8_t> other) {
    value = std::max(value, other.value_or(0));
    return other.has_value();
  };
  return larger(header.left, setting(line, "LEFTHYPHENMIN")) ||
         larger(header.right, setting(line, "RIGHTHYPHENMIN")) ||
         larger(header.compound_left, setting(line, "COMPOUNDLEFTHYPHENMIN")) ||
         larger(header.compound_right, setting(line, "COMPOUNDRIGHTHYPHENMIN")) ||
         line.starts_with("NOHYPHEN");
}

/// Which gaps of a pattern a change of spelling is at: "l·9l/l=l,1,3" has its first
/// letter and how many it replaces after the commas, all of the pattern's where there are
/// none.
struct SpellingChange {
  std::size_t first = 0;
  std::size_t last = 0;
};

std::optional<SpellingChange> read_change(std::string_view line, bool at_boundary) {
  const std::size_t slash = line.find('/');
  if (slash == line.npos) {
    return std::nullopt;
  }
  std::string_view change = line.substr(slash + 1);
  std::array<std::size_t, 2> numbers = {1, line.size()};
  for (std::size_t& number : numbers) {
    const std::size_t comma = change.find(',');
    if (comma != change.npos) {
      change.remove_prefix(comma + 1);
      std::from_chars(change.data(), change.data() + change.size(), number);
    }
  }
  const std::size_t first = numbers[0] - 1 + (at_boundary ? 1 : 0);
  return SpellingChange{.first = first, .last = first + numbers[1]};
}

/// "1a2b": digits between letters.
void read_pattern(std::string_view line, DictionaryLevel& level) {
  std::u32string letters;
  std::vector<std::uint8_t> values(1, 0);
  const std::size_t end = std::min(line.find_first_of("/ \t\r"), line.size());
  for (const char32_t character : to_utf32(line.substr(0, end))) {
    if (is_digit(character)) {
      values.back() = static_cast<std::uint8_t>(character - U'0');
    } else {
      letters += character;
      values.push_back(0);
    }
  }
  const std::optional<SpellingChange> change =
      read_change(line, letters.starts_with(U'.'));
  for (std::size_t i = 0; change && i < values.size(); ++i) {
    if (values[i] % 2 == 1 && change->first <= i && i <= change->last) {
      values[i] |= changes_spelling;
    }
  }
  if (!letters.empty() && letters.size() < 250) {
    level[letters] = std::move(values);
  }
}

Dictionary parse(std::string_view text) {
  Dictionary dictionary;
  bool first = true;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r')) {
      line.remove_suffix(1);
    }
    const bool name_of_charset = first;
    first = false;
    if (name_of_charset || line.empty() || line[0] == '%' || line[0] == '#' ||
        read_setting(line, dictionary.header)) {
      continue;
    }
    if (line.starts_with("NEXTLEVEL")) {
      dictionary.levels.emplace_back();
    } else {
      read_pattern(line, dictionary.levels.back());
    }
  }
  return dictionary;
}

/// The first level of some dictionaries says no more than that a word is divided at an
/// apostrophe or a hyphen, which `hyphenate.cc` does by itself.
void drop_trivial_first_level(Dictionary& dictionary) {
  const auto has_letter = [](const auto& pattern) {
    return std::ranges::any_of(pattern.first, is_letter);
  };
  if (dictionary.levels.size() == 2 &&
      std::ranges::none_of(dictionary.levels[0], has_letter)) {
    dictionary.levels.erase(dictionary.levels.begin());
  }
}

}  // namespace

std::optional<Dictionary> read_dictionary(const char* path) {
  const std::optional<std::string> bytes = read_file(path);
  if (!bytes) {
    return std::nullopt;
  }
  const std::string charset = bytes->substr(0, bytes->find_first_of("\r\n"));
  Dictionary dictionary = parse(charset == "UTF-8" ? *bytes : decode(*bytes, charset));
  drop_trivial_first_level(dictionary);
  return dictionary;
}

}  // namespace octavo
