// compile_patterns DIC TABLE LEFT RIGHT: turns a hyphenation dictionary of the kind that
// libhyphen reads into the table that fonts/hyphenate.cc uses in place. LEFT and RIGHT
// are the fewest letters that a break leaves; the dictionary's own figures count where
// larger.

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iconv.h>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "compiler/text/characters.h"
#include "compiler/text/utf8.h"
#include "fonts/pattern_table.h"

namespace {

using octavo::PatternNode;
using octavo::PatternTable;

/// Letters to one value a gap, the ends included.
using Level = std::map<std::u32string, std::vector<std::uint8_t>>;

struct Dictionary {
  PatternTable header{};
  std::vector<Level> levels{1};
};

std::optional<std::string> read_file(const char* path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    return std::nullopt;
  }
  return std::string(std::istreambuf_iterator<char>(file), {});
}

std::string to_utf8(std::string bytes, std::string charset) {
  // libhyphen's names: "ISO8859-1" and the like.
  if (charset.starts_with("ISO8859")) {
    charset.insert(3, "-");
  }
  const iconv_t converter = iconv_open("UTF-8", charset.c_str());
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
void read_pattern(std::string_view line, Level& level) {
  std::u32string letters;
  std::vector<std::uint8_t> values(1, 0);
  const std::size_t end = std::min(line.find_first_of("/ \t\r"), line.size());
  for (const char32_t character : octavo::to_utf32(line.substr(0, end))) {
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
      values[i] |= octavo::changes_spelling;
    }
  }
  if (!letters.empty() && letters.size() < 250) {
    level[letters] = std::move(values);
  }
}

Dictionary read_dictionary(std::string_view text) {
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
    return std::ranges::any_of(pattern.first, octavo::is_letter);
  };
  if (dictionary.levels.size() == 2 &&
      std::ranges::none_of(dictionary.levels[0], has_letter)) {
    dictionary.levels.erase(dictionary.levels.begin());
  }
}

std::uint8_t strength(std::uint8_t value) {
  return static_cast<std::uint8_t>(value & ~octavo::changes_spelling);
}

/// Whether the patterns inside `letters` already give all of `values`. The dictionaries
/// are made for a matcher that sees only the longest pattern, and so repeat in each
/// pattern what the shorter ones inside it say.
bool is_implied(const Level& kept,
                const std::u32string& letters,
                std::span<const std::uint8_t> values) {
  std::vector<std::uint8_t> implied(values.size(), 0);
  for (std::size_t begin = 0; begin < letters.size(); ++begin) {
    for (std::size_t size = 1; begin + size <= letters.size(); ++size) {
      const auto found =
          size == letters.size() ? kept.end() : kept.find(letters.substr(begin, size));
      for (std::size_t i = 0; found != kept.end() && i <= size; ++i) {
        implied[begin + i] =
            std::ranges::max(implied[begin + i], found->second[i], {}, strength);
      }
    }
  }
  return std::ranges::equal(values, implied, [](std::uint8_t value, std::uint8_t other) {
    return value == 0 || value == other || strength(other) > strength(value);
  });
}

Level without_implied(const Level& level) {
  std::vector<const Level::value_type*> by_size;
  for (const Level::value_type& pattern : level) {
    by_size.push_back(&pattern);
  }
  std::ranges::stable_sort(by_size, {}, [](const auto* p) { return p->first.size(); });
  Level kept;
  for (const Level::value_type* pattern : by_size) {
    if (!is_implied(kept, pattern->first, pattern->second)) {
      kept.insert(*pattern);
    }
  }
  return kept;
}

using Classes = std::map<char32_t, std::uint8_t>;

/// A class for each letter of the patterns and, the same, for its capital; empty when
/// there are too many.
Classes classes_of(const std::vector<Level>& levels) {
  std::set<char32_t> letters;
  for (const Level& level : levels) {
    for (const auto& [pattern, values] : level) {
      letters.insert(pattern.begin(), pattern.end());
    }
  }
  letters.erase(U'.');
  Classes classes;
  if (letters.size() > 250) {
    return classes;
  }
  std::uint8_t next = octavo::boundary_class;
  for (const char32_t letter : letters) {
    classes[letter] = ++next;
  }
  for (const char32_t letter : letters) {
    std::string small;
    octavo::append_utf8(small, letter);
    const std::u32string capital = octavo::to_utf32(octavo::to_upper(small));
    if (capital.size() == 1) {
      classes.try_emplace(capital[0], classes[letter]);
    }
  }
  // What Unicode's simple mapping to capitals leaves out, and the two apostrophes.
  for (const auto& [character, like] :
       {std::pair(U'ẞ', U'ß'), std::pair(U'’', U'\''), std::pair(U'\'', U'’')}) {
    if (classes.contains(like)) {
      classes.try_emplace(character, classes[like]);
    }
  }
  return classes;
}

template <typename T>
std::uint32_t append(std::string& bytes, std::span<const T> values) {
  bytes.resize((bytes.size() + 3) / 4 * 4);
  const auto offset = static_cast<std::uint32_t>(bytes.size());
  bytes.append(reinterpret_cast<const char*>(values.data()), values.size_bytes());
  return offset;
}

/// A pattern's letters as classes.
using Key = std::basic_string<std::uint8_t>;

struct Keyed {
  Key key{};
  std::span<const std::uint8_t> values{};
};

/// Lays the trie out breadth first, so that siblings stand side by side. `patterns` are
/// sorted by key.
class TrieBuilder {
 public:
  void build(std::span<const Keyed> patterns) {
    nodes.emplace_back();
    std::vector<Range> queue{{.patterns = patterns, .depth = 0}};
    for (std::size_t i = 0; i < queue.size(); ++i) {
      add_children(static_cast<std::uint32_t>(i), queue[i], queue);
    }
  }

  std::vector<PatternNode> nodes{};
  std::vector<std::uint8_t> values{};

 private:
  struct Range {
    std::span<const Keyed> patterns{};
    std::size_t depth = 0;
  };

  void add_children(std::uint32_t parent, Range range, std::vector<Range>& queue) {
    while (!range.patterns.empty() && range.patterns[0].key.size() == range.depth) {
      set_values(nodes[parent], range.patterns[0].values);
      range.patterns = range.patterns.subspan(1);
    }
    nodes[parent].first_child = static_cast<std::uint32_t>(nodes.size());
    while (!range.patterns.empty()) {
      const std::uint8_t letter = range.patterns[0].key[range.depth];
      const auto end = std::ranges::find_if(range.patterns, [&](const Keyed& pattern) {
        return pattern.key[range.depth] != letter;
      });
      const auto size = static_cast<std::size_t>(end - range.patterns.begin());
      nodes[parent].child_count++;
      nodes.emplace_back().letter_class = letter;
      queue.push_back({.patterns = range.patterns.first(size), .depth = range.depth + 1});
      range.patterns = range.patterns.subspan(size);
    }
  }

  void set_values(PatternNode& node, std::span<const std::uint8_t> all) {
    const auto is_set = [](std::uint8_t value) { return value != 0; };
    const auto first = std::ranges::find_if(all, is_set);
    const auto skip = static_cast<std::size_t>(first - all.begin());
    std::span<const std::uint8_t> some = all.subspan(skip);
    while (!some.empty() && some.back() == 0) {
      some = some.first(some.size() - 1);
    }
    node.first_value = static_cast<std::uint32_t>(values.size());
    node.value_skip = static_cast<std::uint8_t>(skip);
    node.value_count = static_cast<std::uint8_t>(some.size());
    values.insert(values.end(), some.begin(), some.end());
  }
};

octavo::PatternLevel append_level(std::string& bytes,
                                  const Level& level,
                                  const Classes& classes) {
  std::vector<Keyed> patterns;
  for (const auto& [letters, values] : level) {
    Keyed& pattern = patterns.emplace_back();
    for (const char32_t letter : letters) {
      pattern.key += letter == U'.' ? octavo::boundary_class : classes.at(letter);
    }
    pattern.values = values;
  }
  std::ranges::sort(patterns, {}, &Keyed::key);
  TrieBuilder trie;
  trie.build(patterns);
  octavo::PatternLevel offsets;
  offsets.nodes = append(bytes, std::span<const PatternNode>(trie.nodes));
  offsets.values = append(bytes, std::span<const std::uint8_t>(trie.values));
  return offsets;
}

std::string table_of(const Dictionary& dictionary, const Classes& classes) {
  PatternTable header = dictionary.header;
  std::string bytes(sizeof header, '\0');
  std::vector<octavo::PatternLetter> letters;
  std::array<std::uint8_t, octavo::direct_characters> direct{};
  for (const auto& [character, letter_class] : classes) {
    if (character < direct.size()) {
      direct[character] = letter_class;
    } else {
      letters.push_back({.character = character, .letter_class = letter_class});
    }
  }
  header.direct_classes = append(bytes, std::span<const std::uint8_t>(direct));
  header.letters = append(bytes, std::span<const octavo::PatternLetter>(letters));
  header.letter_count = static_cast<std::uint32_t>(letters.size());
  header.level_count = static_cast<std::uint32_t>(dictionary.levels.size());
  for (std::size_t i = 0; i < dictionary.levels.size(); ++i) {
    header.levels[i] =
        append_level(bytes, without_implied(dictionary.levels[i]), classes);
  }
  std::memcpy(bytes.data(), &header, sizeof header);
  return bytes;
}

int fail(const char* path, const char* what) {
  std::fprintf(stderr, "compile_patterns: %s: %s\n", path, what);
  return 1;
}

}  // namespace

int main(int argument_count, char** arguments) {
  if (argument_count != 5) {
    return fail("usage", "compile_patterns DIC TABLE LEFT RIGHT");
  }
  const std::optional<std::string> bytes = read_file(arguments[1]);
  if (!bytes) {
    return fail(arguments[1], "cannot be read");
  }
  const std::string charset = bytes->substr(0, bytes->find_first_of("\r\n"));
  const std::string text = charset == "UTF-8" ? *bytes : to_utf8(*bytes, charset);
  Dictionary dictionary = read_dictionary(text);
  const auto minimum = [](const char* digits, std::uint8_t from_file) {
    return std::max(static_cast<std::uint8_t>(digits[0] - '0'), from_file);
  };
  dictionary.header.left = minimum(arguments[3], dictionary.header.left);
  dictionary.header.right = minimum(arguments[4], dictionary.header.right);
  drop_trivial_first_level(dictionary);
  const Classes classes = classes_of(dictionary.levels);
  if (classes.empty() || dictionary.levels.size() > 2) {
    return fail(arguments[1], "is no hyphenation dictionary that octavo can use");
  }
  const std::string table = table_of(dictionary, classes);
  std::ofstream out(arguments[2], std::ios::binary);
  out.write(table.data(), static_cast<std::streamsize>(table.size()));
  return out.flush() ? 0 : fail(arguments[2], "cannot be written");
}
