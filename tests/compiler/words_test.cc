#include "compiler/words.h"

#include <doctest/doctest.h>

#include "compiler/text/language.h"
#include "compiler/words_table.h"

using namespace octavo;

TEST_CASE(
    "words: contents are called in the language, by its prefix and script, or in "
    "English") {
  CHECK(words_in("pt-PT").contents == "Índice");
  CHECK(words_in("pt-BR").contents == "Sumário");
  CHECK(words_in("zh-TW").contents == "目錄");
  CHECK(words_in("zh-CN").contents == "目录");
  CHECK(words_in("zh-MO").contents == "目錄");
  CHECK(words_in("sr-RS").contents == "Садржај");
  CHECK(words_in("sr-Latn-RS").contents == "Sadržaj");
  CHECK(words_in("sr-ME").contents == "Sadržaj");
  CHECK(words_in("hi-Latn").contents == "Contents");
  CHECK(words_in("xx").contents == "Contents");
}

TEST_CASE("words: each language has every word, and is found by its own tag") {
  for (const Words& each : words_table()) {
    CAPTURE(each.language);
    CHECK(is_language_tag(each.language));
    CHECK(words_in(each.language).language == each.language);
    for (const std::string_view words :
         {each.contents, each.undescribed_picture, each.reading, each.navigation,
          each.described_pictures, each.undescribed_pictures, each.cover}) {
      CHECK(!words.empty());
    }
  }
}
