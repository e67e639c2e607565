#include "compiler/words.h"

#include <doctest/doctest.h>

using namespace octavo;

TEST_CASE(
    "words: a word comes in the language, by its prefix and script, or in English") {
  CHECK(generated_word(Word::contents, "pt-PT") == "Índice");
  CHECK(generated_word(Word::contents, "pt-BR") == "Sumário");
  CHECK(generated_word(Word::contents, "zh-TW") == "目錄");
  CHECK(generated_word(Word::contents, "zh-CN") == "目录");
  CHECK(generated_word(Word::contents, "zh-MO") == "目錄");
  CHECK(generated_word(Word::contents, "sr-RS") == "Садржај");
  CHECK(generated_word(Word::contents, "sr-Latn-RS") == "Sadržaj");
  CHECK(generated_word(Word::contents, "sr-ME") == "Sadržaj");
  CHECK(generated_word(Word::contents, "hi-Latn") == "Contents");
  CHECK(generated_word(Word::contents, "xx") == "Contents");
}
