#include "compiler/text/breaks.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>

#include <doctest/doctest.h>

#include "compiler/text/utf8.h"
#include "tests/unicode_data.h"

using namespace octavo;

namespace {

/// The text with a bar at each place where a line may end.
std::string broken(std::string_view text, std::string_view language) {
  std::string result;
  std::size_t at = 0;
  for (const LineBreakOpportunity& item : line_breaks(text, language)) {
    result +=
        std::string(text.substr(at, item.offset - at)) + (item.mandatory ? "!" : "|");
    at = item.offset;
  }
  return result;
}

std::string words_of(std::string_view text, std::string_view language) {
  std::string result;
  for (const WordRange& word : words(text, language)) {
    result += "[" + std::string(text.substr(word.begin, word.end - word.begin)) + "]";
  }
  return result;
}

/// One line of Unicode's break tests: "÷ 0061 × 0301 ÷".
struct BreakTest {
  std::string text{};
  std::vector<std::uint32_t> breaks{};
};

BreakTest read_break_test(const std::string& line) {
  BreakTest test;
  std::istringstream items(line.substr(0, line.find('#')));
  for (std::string item; items >> item;) {
    if (item == "÷") {
      test.breaks.push_back(static_cast<std::uint32_t>(test.text.size()));
    } else if (item != "×") {
      append_utf8(test.text, static_cast<char32_t>(std::stoul(item, nullptr, 16)));
    }
  }
  return test;
}

struct Result {
  std::size_t count = 0;
  std::vector<std::string> failed{};
};

/// ICU 72 breaks as Unicode 15.1 and 16 came to in three places: a hyphen at the head of
/// a word stays with it (LB20a), a point with the digits after it (LB25), and a number
/// may begin with a point (LB15c).
bool is_later_rule(std::u32string before, std::u32string_view after) {
  while (!before.empty() && before.back() == 0x0308) {
    before.pop_back();
  }
  const auto is_digit = [](char32_t character) {
    return character >= '0' && character <= '9';
  };
  const char32_t last = before.empty() ? U' ' : before.back();
  const bool hyphenated_word = last == '-';
  const bool decimal = (last == '.' || last == ',') && is_digit(after.front());
  const bool leading_point =
      last == ' ' && after.size() > 1 && after.front() == '.' && is_digit(after[1]);
  return hyphenated_word || decimal || leading_point;
}

template <class Passes>
Result run_tests(const std::filesystem::path& path, Passes&& passes) {
  Result result;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    if (!line.empty() && line.front() != '#') {
      ++result.count;
      if (!passes(read_break_test(line))) {
        result.failed.push_back(line);
      }
    }
  }
  return result;
}

}  // namespace

TEST_CASE("breaks: a line may end after a space and a hyphen, not at a no-break space") {
  CHECK(broken("", "en") == "");
  CHECK(broken("one two-three", "en") == "one |two-|three|");
  CHECK(broken("one\u00A0two", "en") == "one\u00A0two|");
  CHECK(broken("a\u2028b", "en") == "a\u2028!b|");
  CHECK(broken("to-day", "zz-nonsense") == "to-|day|");
}

TEST_CASE("breaks: French spaces of quotation marks and high punctuation hold") {
  CHECK(broken("Il dit « oui » !", "fr") == "Il |dit |« oui » !|");
  CHECK(broken("ça va ?", "fr-CA") == "ça |va ?|");
  CHECK(broken("a « b", "en") == "a |« |b|");
}

TEST_CASE("breaks: Japanese lines do not begin with small kana or closing signs") {
  CHECK(broken("行って、「はい」。", "ja") == "行っ|て、|「は|い」。|");
  CHECK(broken("カード", "ja") == "カー|ド|");
}

TEST_CASE("breaks: Thai lines end between words of the dictionary") {
  CHECK(broken("ภาษาไทย", "th") == "ภาษา|ไทย|");
}

TEST_CASE("breaks: clusters keep letters with their marks, and emoji whole") {
  CHECK(grapheme_starts("").empty());
  CHECK(grapheme_starts("e\u0301a") == std::vector<std::uint32_t>{0, 3});
  CHECK(grapheme_starts("\U0001F468\u200D\U0001F469") == std::vector<std::uint32_t>{0});
  CHECK(grapheme_starts("\r\n") == std::vector<std::uint32_t>{0});
}

TEST_CASE("breaks: words are without spaces and punctuation around them") {
  CHECK(words_of("“Don't panic,” 42 times!", "en") == "[Don't][panic][42][times]");
  CHECK(words_of("ภาษาไทย", "th") == "[ภาษา][ไทย]");
  CHECK(words_of("…", "en") == "");
}

TEST_CASE("breaks: Unicode's GraphemeBreakTest passes whole") {
  const auto path = tests::unicode_data("auxiliary/GraphemeBreakTest.txt");
  if (!path) {
    MESSAGE("unicode-data is not installed");
    return;
  }
  const Result result = run_tests(*path, [](BreakTest test) {
    test.breaks.pop_back();
    return grapheme_starts(test.text) == test.breaks;
  });
  CHECK(result.count > 500);
  for (const std::string& line : result.failed) {
    FAIL_CHECK(line);
  }
}

TEST_CASE("breaks: Unicode's LineBreakTest passes, but for what later editions changed") {
  const auto path = tests::unicode_data("auxiliary/LineBreakTest.txt");
  if (!path) {
    MESSAGE("unicode-data is not installed");
    return;
  }
  const Result result = run_tests(*path, [](const BreakTest& test) {
    std::vector<std::uint32_t> found;
    for (const LineBreakOpportunity& item : line_breaks(test.text, {})) {
      found.push_back(item.offset);
    }
    std::vector<std::uint32_t> different;
    std::ranges::set_symmetric_difference(found, test.breaks,
                                          std::back_inserter(different));
    return std::ranges::all_of(different, [&](std::uint32_t offset) {
      return is_later_rule(to_utf32(test.text.substr(0, offset)),
                           to_utf32(test.text.substr(offset)));
    });
  });
  CHECK(result.count > 7'000);
  for (const std::string& line : result.failed) {
    FAIL_CHECK(line);
  }
}
