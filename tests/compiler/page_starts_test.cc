#include "compiler/page_starts.h"

#include <doctest/doctest.h>

using namespace octavo;

namespace {

/// What a text has from a place on.
std::string from(WordPlace place, const std::string& text) {
  return text.substr(offsets_of({&place, 1}, text).front());
}

}  // namespace

TEST_CASE(
    "page_starts: places are words, parted by white space, and characters in them") {
  const std::string text = " one\ntwo\u00A0\u00A0 well-known 漢字";
  CHECK(from({}, text) == "one\ntwo\u00A0\u00A0 well-known 漢字");
  CHECK(from({.words = 1}, text) == "two\u00A0\u00A0 well-known 漢字");
  CHECK(from({.words = 2, .characters = 5}, text) == "known 漢字");
  CHECK(from({.words = 3, .characters = 1}, text) == "字");
}

TEST_CASE("page_starts: soft hyphens do not count, pages have others") {
  CHECK(from({.words = 0, .characters = 4}, "so\u00ADft-er") == "-er");
  CHECK(from({.words = 1}, "\u00AD one two") == "two");
}

TEST_CASE("page_starts: a place that the text does not reach is its end") {
  CHECK(from({.words = 1}, "one ") == "");
  CHECK(from({.words = 0, .characters = 9}, "one two") == "two");
  CHECK(from({}, "") == "");
}

TEST_CASE("page_starts: several places of a text are found at once") {
  const WordPlace places[] = {{}, {.words = 1}, {.words = 1}, {.words = 7}};
  CHECK(offsets_of(places, "one two") == std::vector<std::size_t>{0, 4, 4, 7});
}

TEST_CASE("page_starts: the place that is counted to is the one that is found") {
  const std::u32string text = U" ab c-d";
  WordCounter counter;
  for (const char32_t character : text) {
    counter.pass(character);
  }
  CHECK(counter.place() == WordPlace{.words = 1, .characters = 3});
  CHECK(counter.end() == WordPlace{.words = 2});
}
