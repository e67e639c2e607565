#include "compiler/text/language.h"

#include <array>

#include <doctest/doctest.h>

#include "tests/shared.h"
#include "tests/support.h"

using namespace octavo;

TEST_CASE("language: a tag is known by its ISO 639 language") {
  for (const char* tag :
       {"en", "pt-BR", "pt_br", "zh-Hant-TW", "de-1996", "grc", "fil"}) {
    CAPTURE(tag);
    CHECK(is_language_tag(tag));
  }
  for (const char* tag : {"", "und", "english", "xx", "e", "pt-", "pt--BR", "en us",
                          "português", "x-own"}) {
    CAPTURE(tag);
    CHECK_FALSE(is_language_tag(tag));
  }
}

TEST_CASE("language: a tag is written in its own casing") {
  CHECK(canonical_language("pt_br") == "pt-BR");
  CHECK(canonical_language("ZH-hant") == "zh-Hant");
  CHECK(canonical_language("EN") == "en");
  CHECK(canonical_language("iw") == "he");
  CHECK(canonical_language("not a tag").empty());
  CHECK(primary_language("pt-BR") == "pt");
  CHECK(primary_language("pt_BR") == "pt");
  CHECK(primary_language("").empty());
}

TEST_CASE("language: a paragraph says what language it is in") {
  struct Case {
    std::string_view language;
    std::string_view text;
  };
  constexpr std::array cases = {
      Case{"en",
           "Call me Ishmael. Some years ago, never mind how long precisely, having "
           "little or no money in my purse, I thought I would sail about a little."},
      Case{"pt",
           "Uma noite destas, vindo da cidade para o Engenho Novo, encontrei no trem "
           "da Central um rapaz aqui do bairro, que eu conheço de vista."},
      Case{"de",
           "Als Gregor Samsa eines Morgens aus unruhigen Träumen erwachte, fand er "
           "sich in seinem Bett zu einem ungeheuren Ungeziefer verwandelt."},
      Case{"ru",
           "Все счастливые семьи похожи друг на друга, каждая несчастливая семья "
           "несчастлива по-своему. Все смешалось в доме Облонских."},
      Case{"ja", "吾輩は猫である。名前はまだ無い。どこで生れたかとんと見当がつかぬ。"},
      Case{"zh-Hans", "学而时习之，不亦说乎？有朋自远方来，这个国家的历史很长。"},
      Case{"zh-Hant", "學而時習之，不亦說乎？有朋自遠方來，這個國家的歷史很長。"},
      Case{"fa",
           "این کتاب برای کسانی است که می‌خواهند زبان "
           "فارسی "
           "را "
           "بهتر "
           "یاد "
           "بگیرند."},
  };
  for (const Case& item : cases) {
    const LanguageGuess guess = detect_language(item.text);
    CHECK(guess.language == item.language);
    CHECK(guess.reliable);
    CHECK(guess.share > 0.9);
  }
}

TEST_CASE("language: nothing is said of what holds no words") {
  CHECK(detect_language("").language.empty());
  CHECK(detect_language("12 34 — 5").language.empty());
}

TEST_CASE("language: the articles of the corpus are Portuguese") {
  const auto shared = shared_folder();
  if (!shared) {
    MESSAGE("no shared folder");
    return;
  }
  const LanguageGuess guess =
      detect_language(tests::read_file(*shared / "articles" / "xiaomi-move-dados.txt"));
  CHECK(guess.language == "pt");
  CHECK(guess.reliable);
}
