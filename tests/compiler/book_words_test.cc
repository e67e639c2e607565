#include "compiler/book_words.h"

#include <doctest/doctest.h>

using namespace octavo;

namespace {

std::string shown(std::string_view text) {
  std::string all;
  for (const BookWord& word : book_words(text)) {
    all += word.text + "@" + std::to_string(word.at) + " ";
  }
  return all;
}

}  // namespace

TEST_CASE("book_words: words are parted by white space, and told in NFC") {
  CHECK(shown(" ab\n c\u0327a") == "ab@1 \u00E7a@5 ");
}

TEST_CASE("book_words: what only tells where a word may be divided is dropped") {
  CHECK(shown("so\u00ADft hy\u2060phen \uFEFFx") == "soft@0 hyphen@7 x@20 ");
}

TEST_CASE("book_words: Chinese, Japanese and Korean characters are a word each") {
  CHECK(shown("漢字and") == "漢@0 字@3 and@6 ");
  CHECK(shown("漢\n字 and") == "漢@0 字@4 and@8 ");
  CHECK(shown("か\u3099x") == "\u304C@0 x@6 ");
}

TEST_CASE("book_words: the word at an offset is the first that does not begin before") {
  const auto words = book_words("one two");
  CHECK(word_at(words, 0) == 0);
  CHECK(word_at(words, 1) == 1);
  CHECK(word_at(words, 4) == 1);
  CHECK(word_at(words, 5) == 2);
}
