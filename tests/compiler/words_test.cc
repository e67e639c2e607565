#include "compiler/words.h"

#include <doctest/doctest.h>

using namespace octavo;

TEST_CASE(
    "words: contents are called in the language, by its prefix and script, or in "
    "English") {
  CHECK(contents_word("pt-PT") == "Índice");
  CHECK(contents_word("pt-BR") == "Sumário");
  CHECK(contents_word("zh-TW") == "目錄");
  CHECK(contents_word("zh-CN") == "目录");
  CHECK(contents_word("zh-MO") == "目錄");
  CHECK(contents_word("sr-RS") == "Садржај");
  CHECK(contents_word("sr-Latn-RS") == "Sadržaj");
  CHECK(contents_word("sr-ME") == "Sadržaj");
  CHECK(contents_word("hi-Latn") == "Contents");
  CHECK(contents_word("xx") == "Contents");
}
