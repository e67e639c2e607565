// compile_patterns DIC TABLE LEFT RIGHT: turns a hyphenation dictionary of the kind that
// libhyphen reads into the table that fonts/hyphenate.cc uses in place. LEFT and RIGHT
// are the fewest letters that a break leaves; the dictionary's own figures count where
// larger.

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iconv.h>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "compiler/text/characters.h"
#include "compiler/text/utf8.h"
#include "fonts/pattern_table.h"
#include "fonts/tools/dictionary.h"

namespace {

using octavo::PatternNode;
using octavo::PatternTable;

using octavo::Dictionary;
using Level = octavo::DictionaryLevel;

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
  std::optional<Dictionary> dictionary = octavo::read_dictionary(arguments[1]);
  if (!dictionary) {
    return fail(arguments[1], "cannot be read");
  }
  const auto minimum = [](const char* digits, std::uint8_t from_file) {
    return std::max(static_cast<std::uint8_t>(digits[0] - '0'), from_file);
  };
  dictionary->header.left = minimum(arguments[3], dictionary->header.left);
  dictionary->header.right = minimum(arguments[4], dictionary->header.right);
  const Classes classes = classes_of(dictionary->levels);
  if (classes.empty() || dictionary->levels.size() > 2) {
    return fail(arguments[1], "is no hyphenation dictionary that octavo can use");
  }
  const std::string table = table_of(*dictionary, classes);
  std::ofstream out(arguments[2], std::ios::binary);
  out.write(table.data(), static_cast<std::streamsize>(table.size()));
  return out.flush() ? 0 : fail(arguments[2], "cannot be written");
}
