// Octavo's hyphenation beside libhyphen's, over words made of each language's own
// patterns so that every corner of them is met.

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iconv.h>
#include <iterator>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <hyphen.h>

#include "compiler/text/characters.h"
#include "compiler/text/utf8.h"
#include "fonts/hyphenate.h"

namespace {

using octavo::to_utf32;
using octavo::to_utf8;

/// Letters to the digits of the gaps, ends included, and what comes after a slash.
struct Pattern {
  std::string digits{};
  std::string change{};
};
using Level = std::map<std::u32string, Pattern>;

struct Language {
  std::string_view tag{};
  std::string_view dictionary{};
  std::size_t left = 2;
  std::size_t right = 2;
};

std::string read_dictionary(std::string_view name) {
  const std::string path = OCTAVO_PATTERNS_ROOT "/hyph_" + std::string(name) + ".dic";
  std::ifstream file(path, std::ios::binary);
  std::string bytes((std::istreambuf_iterator<char>(file)), {});
  std::string charset = bytes.substr(0, bytes.find_first_of("\r\n"));
  if (charset.starts_with("ISO8859")) {
    charset.insert(3, "-");
  }
  const iconv_t converter = iconv_open("UTF-8", charset.c_str());
  std::string result(bytes.size() * 3, '\0');
  char* in = bytes.data();
  char* out = result.data();
  std::size_t in_left = bytes.size();
  std::size_t out_left = result.size();
  iconv(converter, &in, &in_left, &out, &out_left);
  iconv_close(converter);
  result.resize(result.size() - out_left);
  return result;
}

std::vector<Level> read_levels(std::string_view text) {
  std::vector<Level> levels(1);
  text.remove_prefix(text.find('\n') + 1);
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.starts_with("NEXTLEVEL")) {
      levels.emplace_back();
    } else if (!line.empty() && line[0] != '%' && line[0] != '#' &&
               line.find("HYPHEN") == line.npos) {
      const std::size_t slash = line.find('/');
      const std::size_t stop = std::min(line.find_first_of("/ \t\r"), line.size());
      std::u32string letters;
      Pattern pattern{.digits = "0", .change = {}};
      if (slash != line.npos) {
        pattern.change = line.substr(slash, line.find_last_not_of("\r ") + 1 - slash);
      }
      for (const char32_t character : to_utf32(line.substr(0, stop))) {
        if (character >= U'0' && character <= U'9') {
          pattern.digits.back() = static_cast<char>(character);
        } else {
          letters += character;
          pattern.digits += '0';
        }
      }
      if (!letters.empty()) {
        levels.back()[letters] = pattern;
      }
    }
  }
  return levels;
}

/// libhyphen sees only the longest pattern that ends at a letter, and so wants each to
/// repeat what the shorter ones inside it say. Many of the distributed files do not.
Level expand(const Level& level) {
  Level result = level;
  std::set<std::u32string> prefixes;
  for (const auto& [letters, pattern] : level) {
    for (std::size_t size = 1; size <= letters.size(); ++size) {
      prefixes.insert(letters.substr(0, size));
    }
  }
  for (const std::u32string& prefix : prefixes) {
    std::string digits(prefix.size() + 1, '0');
    bool ends_here = false;
    for (std::size_t begin = 0; begin < prefix.size(); ++begin) {
      for (std::size_t size = 1; begin + size <= prefix.size(); ++size) {
        const auto found = level.find(prefix.substr(begin, size));
        if (found == level.end() || !found->second.change.empty()) {
          continue;
        }
        ends_here = ends_here || begin + size == prefix.size();
        for (std::size_t i = 0; i <= size; ++i) {
          digits[begin + i] = std::max(digits[begin + i], found->second.digits[i]);
        }
      }
    }
    if (ends_here && result[prefix].change.empty()) {
      result[prefix].digits = digits;
    }
  }
  return result;
}

struct DictionaryDeleter {
  void operator()(HyphenDict* dictionary) const { hnj_hyphen_free(dictionary); }
};
using Oracle = std::unique_ptr<HyphenDict, DictionaryDeleter>;

Oracle make_oracle(const std::vector<Level>& levels) {
  std::FILE* file = std::tmpfile();
  REQUIRE(file != nullptr);
  std::fputs("UTF-8\nLEFTHYPHENMIN 2\nRIGHTHYPHENMIN 2\n", file);
  for (std::size_t i = 0; i < levels.size(); ++i) {
    std::fputs(i == 0 ? "" : "NEXTLEVEL\n", file);
    for (const auto& [letters, pattern] : expand(levels[i])) {
      std::string line;
      for (std::size_t k = 0; k <= letters.size(); ++k) {
        if (pattern.digits[k] != '0') {
          line += pattern.digits[k];
        }
        line += k < letters.size() ? to_utf8(letters.substr(k, 1)) : std::string();
      }
      std::fputs((line + pattern.change + "\n").c_str(), file);
    }
  }
  std::rewind(file);
  Oracle oracle(hnj_hyphen_load_file(file));
  std::fclose(file);
  return oracle;
}

std::u32string letters_of(std::u32string_view pattern) {
  std::u32string letters;
  std::ranges::copy_if(pattern, std::back_inserter(letters), [](char32_t character) {
    return octavo::is_letter(character) || octavo::is_mark(character);
  });
  return letters;
}

/// Some thousand words: letters of patterns, alone and one after the other.
std::set<std::u32string> make_words(const std::vector<Level>& levels) {
  std::vector<std::u32string> pieces;
  for (const Level& level : levels) {
    for (const auto& [letters, pattern] : level) {
      pieces.push_back(letters_of(letters));
    }
  }
  std::set<std::u32string> words;
  const std::size_t step = pieces.size() / 1500 + 1;
  std::uint32_t random = 1;
  for (std::size_t i = 0; i < pieces.size(); i += step) {
    random = random * 1'103'515'245 + 12'345;
    const std::u32string& other = pieces[(random >> 8) % pieces.size()];
    const std::u32string& third = pieces[(random >> 4) % pieces.size()];
    words.insert(pieces[i]);
    words.insert(pieces[i] + other);
    words.insert(other + pieces[i] + third);
  }
  std::erase_if(words, [](const auto& word) { return word.empty() || word.size() > 60; });
  return words;
}

/// The letters that libhyphen would begin a line with.
std::set<std::size_t> oracle_breaks(HyphenDict* oracle,
                                    const Language& language,
                                    const std::u32string& word) {
  const std::string bytes = to_utf8(word);
  std::vector<char> hyphens(bytes.size() + 8);
  char** changes = nullptr;
  int* positions = nullptr;
  int* cuts = nullptr;
  hnj_hyphen_hyphenate2(oracle, bytes.c_str(), static_cast<int>(bytes.size()),
                        hyphens.data(), nullptr, &changes, &positions, &cuts);
  std::set<std::size_t> breaks;
  for (std::size_t i = language.left; i + language.right <= word.size(); ++i) {
    const bool changed = changes != nullptr && changes[i - 1] != nullptr;
    if (hyphens[i - 1] % 2 == 1 && !changed) {
      breaks.insert(i);
    }
  }
  for (std::size_t i = 0; changes != nullptr && i < bytes.size(); ++i) {
    std::free(changes[i]);
  }
  std::free(changes);
  std::free(positions);
  std::free(cuts);
  return breaks;
}

/// libhyphen lets a single letter stand between a compound's boundary and a break, though
/// the German file asks for two.
void keep_two_letters(std::set<std::size_t>& breaks, const std::set<std::size_t>& parts) {
  std::erase_if(breaks, [&](std::size_t at) {
    return !parts.contains(at) && (parts.contains(at - 1) || parts.contains(at + 1));
  });
}

std::string divided_at(const std::set<std::size_t>& breaks, const std::u32string& word) {
  std::string result;
  for (std::size_t i = 0; i < word.size(); ++i) {
    result += breaks.contains(i) ? "-" : "";
    result += to_utf8(word.substr(i, 1));
  }
  return result;
}

std::string divided(std::string_view language, const std::u32string& word) {
  std::string result = to_utf8(word);
  const auto points = octavo::hyphenation_points(language, result);
  for (std::size_t i = points.size(); i > 0; --i) {
    result.insert(points[i - 1], "-");
  }
  return result;
}

void compare(const Language& language) {
  CAPTURE(language.tag);
  const std::vector<Level> levels = read_levels(read_dictionary(language.dictionary));
  const Oracle oracle = make_oracle(levels);
  REQUIRE(oracle != nullptr);
  const Oracle compounds = language.tag == "de" ? make_oracle({levels.front()}) : nullptr;
  std::size_t compared = 0;
  for (const std::u32string& word : make_words(levels)) {
    std::set<std::size_t> breaks = oracle_breaks(oracle.get(), language, word);
    if (compounds != nullptr) {
      const Language whole{.left = 1, .right = 1};
      keep_two_letters(breaks, oracle_breaks(compounds.get(), whole, word));
    }
    REQUIRE(divided(language.tag, word) == divided_at(breaks, word));
    ++compared;
  }
  CHECK(compared > 80);
}

}  // namespace

TEST_CASE("hyphenate: words are divided as libhyphen divides them") {
  constexpr std::array languages = {
      Language{"af", "af_ZA"},          Language{"as", "as_IN"},
      Language{"be", "be_BY"},          Language{"bg", "bg_BG"},
      Language{"bn", "bn_IN"},          Language{"ca", "ca_ES"},
      Language{"cs", "cs_CZ", 2, 3},    Language{"da", "da_DK"},
      Language{"el", "el_GR"},          Language{"en-GB", "en_GB", 2, 3},
      Language{"en-US", "en_US", 2, 3}, Language{"es", "es_ES"},
      Language{"et", "et_EE", 2, 3},    Language{"fr", "fr", 2, 3},
      Language{"gl", "gl_ES"},          Language{"gu", "gu_IN"},
      Language{"hi", "hi_IN"},          Language{"hr", "hr_HR"},
      Language{"id", "id_ID"},          Language{"is", "is_IS"},
      Language{"it", "it_IT"},          Language{"kn", "kn_IN"},
      Language{"lt", "lt_LT"},          Language{"lv", "lv_LV"},
      Language{"ml", "ml_IN"},          Language{"mn", "mn_MN"},
      Language{"mr", "mr_IN"},          Language{"nb", "nb_NO"},
      Language{"nl", "nl_NL"},          Language{"nn", "nn_NO"},
      Language{"or", "or_IN"},          Language{"pa", "pa_IN"},
      Language{"pl", "pl_PL"},          Language{"pt", "pt_BR", 2, 3},
      Language{"ro", "ro_RO"},          Language{"ru", "ru_RU"},
      Language{"sk", "sk_SK", 2, 3},    Language{"sl", "sl_SI"},
      Language{"sr", "sr_RS"},          Language{"sr-Latn", "sr-Latn_RS"},
      Language{"sv", "sv_SE"},          Language{"ta", "ta_IN"},
      Language{"te", "te_IN"},          Language{"uk", "uk_UA"},
      Language{"zu", "zu_ZA"},
  };
  for (const Language& language : languages) {
    SUBCASE(std::string(language.tag).c_str()) {
      compare(language);
    }
  }
}

TEST_CASE("hyphenate: German and Hungarian are divided as libhyphen divides them") {
  SUBCASE("de") {
    compare({"de", "de_DE"});
  }
  SUBCASE("hu") {
    compare({"hu", "hu_HU"});
  }
}
