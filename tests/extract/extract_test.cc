#include <doctest/doctest.h>

#include "tests/extract/epub_text.h"
#include "tests/extract/pdf_fonts.h"
#include "tests/extract/words.h"

namespace octavo::extract {

TEST_CASE("extract: words are compared in NFC, without soft hyphens") {
  CHECK(words_of("e\u0301 so\u00ADft \n\t hy\u2060phen ") ==
        std::vector<std::string>{"é", "soft", "hyphen"});
}

TEST_CASE("extract: white space beside Chinese, Japanese and Korean does not count") {
  CHECK(words_of("漢字\n仮名 and more") == words_of("漢字仮名and more"));
}

TEST_CASE("extract: the first difference names its place") {
  CHECK(first_difference({"a", "b"}, {"a", "b"}).empty());
  CHECK(first_difference({"a", "b"}, {"a", "c"}).starts_with("word 2 differs"));
  CHECK(first_difference({"a"}, {"a", "c"}).starts_with("word 2 differs"));
}

TEST_CASE("extract: ToUnicode maps codes one by one, by range and by list") {
  const auto map = read_to_unicode(
      "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
      "2 beginbfchar <0001> <00660069> <0002> <D83DDE00> endbfchar\n"
      "2 beginbfrange <0010> <0012> <0041> <0020> <0021> [<0058> <0059>] endbfrange");
  CHECK(map.at(1) == "fi");
  CHECK(map.at(2) == "😀");
  CHECK(map.at(0x12) == "C");
  CHECK(map.at(0x21) == "Y");
  CHECK(map.size() == 7);
}

TEST_CASE("extract: the text of XHTML is what is not hidden, block by block") {
  const std::string text = xhtml_text(
      "<?xml version=\"1.0\"?><!DOCTYPE html><html><head><title>T</title></head><body>"
      "<!-- c --><h1 title=\"a > b\">One</h1><p>t<em>w</em>o &amp; &#x33;<br/>four"
      "<img alt=\"x\"/></p><nav hidden=\"\"><p>no</p></nav><td/></body></html>");
  CHECK(words_of(text) == std::vector<std::string>{"One", "two", "&", "3", "four"});
}

TEST_CASE("extract: XHTML that is not well-formed is refused") {
  CHECK_THROWS(xhtml_text("<p><em></p></em>"));
  CHECK_THROWS(xhtml_text("<p>"));
}

}  // namespace octavo::extract
