#include "fonts/hyphenate.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <system_error>

#include "compiler/text/characters.h"
#include "compiler/text/utf8.h"
#include "fonts/data_folders.h"
#include "fonts/mapped_file.h"
#include "fonts/pattern_table.h"
#include "fonts/patterns.h"

namespace octavo {

namespace {

/// No language's words are longer; what is, is no word.
constexpr std::size_t longest_word = 128;

/// A language's patterns, where they stand. Tables are octavo's own work: trusted.
class Patterns {
 public:
  explicit Patterns(std::string_view bytes) : bytes_(bytes) {}

  const PatternTable& header() const { return *at<PatternTable>(0); }

  /// 0 for what no pattern has.
  std::uint8_t letter_class(char32_t character) const {
    if (character < direct_characters) {
      return at<std::uint8_t>(header().direct_classes)[character];
    }
    const std::span letters(at<PatternLetter>(header().letters), header().letter_count);
    const auto found = std::ranges::lower_bound(
        letters, static_cast<std::uint32_t>(character), {}, &PatternLetter::character);
    return found != letters.end() && found->character == character
               ? static_cast<std::uint8_t>(found->letter_class)
               : std::uint8_t{0};
  }

  const PatternNode* nodes(std::size_t level) const {
    return at<PatternNode>(header().levels[level].nodes);
  }
  const std::uint8_t* values(std::size_t level) const {
    return at<std::uint8_t>(header().levels[level].values);
  }

 private:
  template <typename T>
  const T* at(std::uint32_t offset) const {
    return reinterpret_cast<const T*>(bytes_.data() + offset);
  }

  std::string_view bytes_;
};

std::string ascii_lower(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  });
  return result;
}

/// Tag to table, of those that stand beside the program.
using PatternFiles = std::map<std::string, MappedFile, std::less<>>;

PatternFiles open_files_beside_program() {
  PatternFiles files;
  for (const std::filesystem::path& folder : data_folders()) {
    std::error_code error;
    for (const auto& entry :
         std::filesystem::directory_iterator(folder / "hyphenation", error)) {
      std::optional<MappedFile> file = MappedFile::open(entry.path().string());
      if (file && file->bytes().size() > sizeof(PatternTable) &&
          Patterns(file->bytes()).header().magic == pattern_table_magic) {
        files.emplace(entry.path().stem().string(), std::move(*file));
      }
    }
    if (!files.empty()) {
      break;
    }
  }
  return files;
}

/// "nb" for "no", "ro" for "mo": the files are named after one tag only.
std::string_view file_tag(std::string_view tag) {
  if (tag == "no") {
    return "nb";
  }
  return tag == "mo" ? "ro" : tag;
}

bool serves(std::string_view tags, std::string_view tag) {
  while (!tags.empty()) {
    const std::size_t end = std::min(tags.find(' '), tags.size());
    if (tags.substr(0, end) == tag) {
      return true;
    }
    tags.remove_prefix(std::min(end + 1, tags.size()));
  }
  return false;
}

std::optional<Patterns> find_exact(std::string_view tag) {
  const std::span tables = embedded_patterns();
  const auto found = std::ranges::find_if(
      tables, [tag](const EmbeddedPatterns& table) { return serves(table.tags, tag); });
  if (found != tables.end()) {
    return Patterns(found->bytes());
  }
  static const PatternFiles files = open_files_beside_program();
  const auto file = files.find(file_tag(tag));
  return file == files.end() ? std::nullopt
                             : std::optional(Patterns(file->second.bytes()));
}

/// By the longest tag that begins the language's.
std::optional<Patterns> find_patterns(std::string_view language) {
  const std::string lower = ascii_lower(language);
  std::string_view tag = lower;
  while (!tag.empty()) {
    if (const std::optional<Patterns> found = find_exact(tag)) {
      return found;
    }
    const std::size_t dash = tag.rfind('-');
    tag = tag.substr(0, dash == tag.npos ? 0 : dash);
  }
  return std::nullopt;
}

/// The same, remembered: one word after the other is of one language.
const std::optional<Patterns>& patterns_of_this_thread(std::string_view language) {
  thread_local std::string last_language;
  thread_local std::optional<Patterns> last_found;
  if (language != last_language) {
    last_found = find_patterns(language);
    last_language = language;
  }
  return last_found;
}

/// One word between two boundaries, as the patterns see it.
struct Word {
  std::array<std::uint8_t, longest_word + 2> classes{};
  /// Of each letter, its first byte.
  std::array<std::uint32_t, longest_word> offsets{};
  /// Whether a letter is a combining mark, from which its letter is never parted.
  std::array<bool, longest_word> marks{};
  std::size_t size = 0;
};

/// Values of the gaps before each letter of a word, from Liang's patterns; odd ones are
/// breaks.
using Gaps = std::array<std::uint8_t, longest_word + 3>;

std::uint8_t strength(std::uint8_t value) {
  return static_cast<std::uint8_t>(value & ~changes_spelling);
}

bool is_break(std::uint8_t value) {
  return value % 2 == 1 && (value & changes_spelling) == 0;
}

const PatternNode* child(const PatternNode* nodes,
                         const PatternNode& parent,
                         std::uint8_t letter_class) {
  const std::span children(nodes + parent.first_child, parent.child_count);
  // Few children are the rule, and looking at them in turn is then the fastest.
  const auto found =
      children.size() <= 8
          ? std::ranges::find(children, letter_class, &PatternNode::letter_class)
          : std::ranges::lower_bound(children, letter_class, {},
                                     &PatternNode::letter_class);
  return found != children.end() && found->letter_class == letter_class ? &*found
                                                                        : nullptr;
}

/// The letters `[begin, end)` of a word, taken as a word. `gaps[i]` is the gap before
/// letter i.
void apply_patterns(const Patterns& patterns,
                    std::size_t level,
                    const Word& word,
                    std::size_t begin,
                    std::size_t end,
                    Gaps& gaps) {
  const PatternNode* nodes = patterns.nodes(level);
  const std::uint8_t* values = patterns.values(level);
  std::array<std::uint8_t, longest_word + 2> letters{};
  const std::size_t size = end - begin + 2;
  std::copy_n(word.classes.begin() + static_cast<std::ptrdiff_t>(begin), end - begin,
              letters.begin() + 1);
  letters[0] = boundary_class;
  letters[size - 1] = boundary_class;
  Gaps found{};
  for (std::size_t start = 0; start < size; ++start) {
    const PatternNode* node = nodes;
    for (std::size_t i = start; i < size; ++i) {
      node = child(nodes, *node, letters[i]);
      if (node == nullptr) {
        break;
      }
      for (std::size_t k = 0; k < node->value_count; ++k) {
        std::uint8_t& gap = found[start + node->value_skip + k];
        const std::uint8_t value = values[node->first_value + k];
        gap = strength(value) > strength(gap) ? value : gap;
      }
    }
  }
  // The boundary stands before the first letter.
  for (std::size_t i = begin + 1; i < end; ++i) {
    gaps[i] = found[i - begin + 1];
  }
}

/// Divides the parts of a compound, as the first level found them.
void divide_parts(const Patterns& patterns, const Word& word, Gaps& gaps) {
  const Gaps parts = gaps;
  std::size_t begin = 0;
  for (std::size_t i = 1; i <= word.size; ++i) {
    if (i < word.size && parts[i] % 2 == 0) {
      continue;
    }
    apply_patterns(patterns, 1, word, begin, i, gaps);
    const PatternTable& header = patterns.header();
    for (std::size_t at = begin + 1; at < i; ++at) {
      const bool near_left = begin > 0 && at - begin < header.compound_left;
      const bool near_right = i < word.size && i - at < header.compound_right;
      gaps[at] = near_left || near_right ? std::uint8_t{0} : gaps[at];
    }
    begin = i;
  }
}

/// The breaks of a word that leave the fewest letters that the language allows.
void add_points(const Patterns& patterns,
                const Word& word,
                std::vector<std::uint32_t>& points) {
  Gaps gaps{};
  apply_patterns(patterns, 0, word, 0, word.size, gaps);
  if (patterns.header().level_count == 2) {
    divide_parts(patterns, word, gaps);
  }
  for (std::size_t i = patterns.header().left; i + patterns.header().right <= word.size;
       ++i) {
    if (is_break(gaps[i]) && !word.marks[i]) {
      points.push_back(word.offsets[i]);
    }
  }
}

}  // namespace

bool can_hyphenate(std::string_view language) {
  return find_patterns(language).has_value();
}

std::vector<std::uint32_t> hyphenation_points(std::string_view language,
                                              std::string_view word) {
  std::vector<std::uint32_t> points;
  const std::optional<Patterns>& patterns = patterns_of_this_thread(language);
  if (!patterns) {
    return points;
  }
  Word part;
  const auto finish_part = [&] {
    if (part.size <= longest_word) {
      add_points(*patterns, part, points);
    }
    part.size = 0;
  };
  std::size_t at = 0;
  while (at < word.size()) {
    const DecodedCharacter decoded = decode_utf8(word, at);
    const std::uint8_t letter_class = patterns->letter_class(decoded.character);
    const bool mark = letter_class == 0 && is_mark(decoded.character);
    if (letter_class == 0 && !mark && !is_letter(decoded.character)) {
      // An apostrophe or a hyphen: what stands on either side is divided by itself.
      finish_part();
    } else {
      if (part.size < longest_word) {
        part.classes[part.size] = letter_class;
        part.offsets[part.size] = static_cast<std::uint32_t>(at);
        part.marks[part.size] = mark;
      }
      ++part.size;
    }
    at += decoded.size;
  }
  finish_part();
  return points;
}

}  // namespace octavo
