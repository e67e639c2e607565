#include "formats/paged/opportunities.h"

#include <doctest/doctest.h>

#include "tests/formats/paged/set_text.h"

namespace octavo::paged {
namespace {

/// The text with its opportunities marked: "|" allowed, "-" a hyphen put in, "~" other
/// ones of a second try, "!" forced.
std::string marked(const ParagraphText& paragraph) {
  std::string result;
  std::uint32_t at = 0;
  for (const Opportunity& here :
       opportunities(paragraph, justified(300, paragraph.runs.front().language))) {
    result += paragraph.text.substr(at, here.offset - at);
    result += here.kind == BreakKind::forced        ? '!'
              : here.kind == BreakKind::hyphenation ? (here.adds_hyphen ? '-' : '~')
                                                    : '|';
    at = here.offset;
  }
  return result + paragraph.text.substr(at);
}

std::string marked(std::string_view text, std::string_view language = "en") {
  ParagraphText paragraph = plain(text, language);
  return marked(paragraph);
}

std::string unhyphenated(std::string_view text) {
  ParagraphText paragraph = plain(text);
  paragraph.runs.front().style.hyphenation = Hyphenation::none;
  return marked(paragraph);
}

}  // namespace

TEST_CASE("opportunities: lines end after spaces") {
  CHECK(unhyphenated("one two  three") == "one |two  |three");
}

TEST_CASE("opportunities: lines end before names that begin with a sign") {
  CHECK(unhyphenated("use .info /proc ./a !b.") == "use |.info |/|proc |./|a |!|b.");
  CHECK(unhyphenated("vraiment ? oui !") == "vraiment ? |oui !");
}

TEST_CASE("opportunities: no line ends at a no-break space") {
  CHECK(unhyphenated("one\u00A0two\u202Fthree") == "one\u00A0two\u202Fthree");
}

TEST_CASE("opportunities: a line separator forces an end") {
  CHECK(unhyphenated("one\u2028two") == "one\u2028!two");
}

TEST_CASE("opportunities: words are divided by their language's patterns") {
  CHECK(marked("an algorithm is") == "an |al-go-rithm |is");
  CHECK(marked("um computador velho", "pt") == "um |com-pu-ta-dor |ve-lho");
}

TEST_CASE("opportunities: words with digits, signs or addresses are not divided") {
  CHECK(marked("the MP3player42 there") == "the |MP3player42 |there");
  CHECK(marked("write to nobody@example.org now").find('-') == std::string::npos);
  CHECK(marked("std::algorithm_thing is").find('-') == std::string::npos);
}

TEST_CASE("opportunities: nothing is divided where hyphenation is off") {
  CHECK(unhyphenated("an algorithm is") == "an |algorithm |is");
}

TEST_CASE("opportunities: a hyphen of the text's ends a line without another") {
  const ParagraphText paragraph = plain("an e-mail is");
  const auto all = opportunities(paragraph, justified(300));
  REQUIRE(all.size() == 3);
  CHECK(all[1].offset == 5);
  CHECK(all[1].kind == BreakKind::allowed);
  CHECK(all[1].hyphen);
  CHECK_FALSE(all[1].adds_hyphen);
}

TEST_CASE("opportunities: a soft hyphen is the only place to divide its word") {
  CHECK(marked("an algo\u00ADrithm is") == "an |algo\u00AD-rithm |is");
}

TEST_CASE("opportunities: a line ends after a dash and not before it") {
  CHECK(unhyphenated("ago—never") == "ago—|never");
}

TEST_CASE("opportunities: the mark of a note stays with its word") {
  ParagraphText paragraph = plain("stop!");
  add_run(paragraph, "1").note = NodeId{9};
  add_run(paragraph, " go");
  CHECK(marked(paragraph) == "stop!1 |go");
}

TEST_CASE("opportunities: addresses are divided after their signs without a hyphen") {
  CHECK(unhyphenated("https://example.org/a_b/c?d=e").find('-') == std::string::npos);
  CHECK(marked("at https://example.org/path now") ==
        "at |https://|example.~org/|path |now");
}

TEST_CASE("opportunities: code is divided after its signs, never before them") {
  ParagraphText paragraph = plain("call some_module::function() now");
  paragraph.runs.front().style.hyphenation = Hyphenation::none;
  CHECK(marked(paragraph) == "call |some_~module::~function() |now");
}

TEST_CASE("opportunities: ideographs part, but punctuation keeps to them") {
  CHECK(marked("中文，字。", "zh") == "中|文，|字。");
  CHECK(marked("（中）「文」", "ja") == "（中）|「文」");
}

TEST_CASE("opportunities: Thai parts between words") {
  CHECK(marked("ภาษาไทย", "th") == "ภาษา|ไทย");
}

}  // namespace octavo::paged
