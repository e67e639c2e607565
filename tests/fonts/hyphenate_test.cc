#include "fonts/hyphenate.h"

#include <array>
#include <string>

#include <doctest/doctest.h>

using octavo::can_hyphenate;
using octavo::hyphenation_points;

namespace {

std::string divided(std::string_view language, std::string_view word) {
  std::string result(word);
  const auto points = hyphenation_points(language, word);
  for (std::size_t i = points.size(); i > 0; --i) {
    result.insert(points[i - 1], "-");
  }
  return result;
}

}  // namespace

TEST_CASE("hyphenate: words are divided by their language's patterns") {
  struct Case {
    std::string_view language, word;
  };
  constexpr std::array cases = {
      Case{"en-US", "hy-phen-ation"},
      Case{"en-GB", "hy-phen-a-tion"},
      Case{"pt", "co-ra-ção"},
      Case{"pt-BR", "his-tó-ria"},
      Case{"pt-PT", "por-tu-guês"},
      Case{"de", "Ver-wand-lung"},
      Case{"fr", "ho-ri-zon-tal"},
      Case{"es", "co-ra-zón"},
      Case{"it", "av-ven-tu-ra"},
      Case{"ru", "пре-ступ-ле-ние"},
      Case{"nl", "ge-schie-de-nis"},
      Case{"pl", "książ-ka"},
      Case{"sv", "his-to-ri-en"},
      Case{"el", "ιστο-ρία"},
      Case{"uk", "кни-га"},
      Case{"cs", "ne-sne-si-telná"},
      Case{"ro", "po-ves-te"},
      Case{"sr", "књи-жев-ност"},
      Case{"sr-Latn", "knji-žev-nost"},
      Case{"ta", "தமி-ழர்-க-ளின்"},
  };
  for (const Case& expected : cases) {
    CAPTURE(expected.language);
    std::string word(expected.word);
    std::erase(word, '-');
    CHECK(divided(expected.language, word) == expected.word);
  }
}

TEST_CASE("hyphenate: capitals are divided as small letters are") {
  CHECK(divided("pt", "CORAÇÃO") == "CO-RA-ÇÃO");
  CHECK(divided("ru", "ПРЕСТУПЛЕНИЕ") == "ПРЕ-СТУП-ЛЕ-НИЕ");
  CHECK(divided("en", "Hyphenation") == "Hy-phen-ation");
}

TEST_CASE("hyphenate: a compound is divided into its parts first") {
  CHECK(divided("de", "Staatsvertrag") == "Staats-ver-trag");
}

TEST_CASE("hyphenate: a break that changes the spelling is none") {
  CHECK(divided("hu", "asszonnyal").find("z-s") == std::string::npos);
  CHECK(divided("ca", "intel·ligent") == "in-tel·li-gent");
}

TEST_CASE("hyphenate: few letters are not left alone") {
  CHECK(divided("en", "ago") == "ago");
  CHECK(divided("en", "any") == "any");
  CHECK(divided("sv", "idé") == "idé");
}

TEST_CASE("hyphenate: the parts beside an apostrophe are words of their own") {
  CHECK(divided("en", "yesterday’s") == "yes-ter-day’s");
  CHECK(divided("en", "yesterday-yesterday") == "yes-ter-day-yes-ter-day");
  CHECK(divided("fr", "l’horizon").find("’-") == std::string::npos);
}

TEST_CASE("hyphenate: an apostrophe that the patterns know is a letter of theirs") {
  CHECK(divided("it", "dell’avventura") == "del-l’av-ven-tu-ra");
  CHECK(divided("it", "dell'avventura") == "del-l'av-ven-tu-ra");
  CHECK(divided("fr", "aujourd’hui") == "au-jour-d’hui");
}

TEST_CASE("hyphenate: a letter keeps its combining marks") {
  const std::string word = "hist\u0323o\u0301ria";
  for (const std::uint32_t point : hyphenation_points("pt", word)) {
    CHECK(static_cast<unsigned char>(word[point]) < 0xCC);
  }
}

TEST_CASE("hyphenate: a language is found by its prefix, in any case") {
  for (const std::string_view language : {"en", "EN-us", "en-AU", "pt-AO", "de-CH-1996",
                                          "sr-Cyrl-RS", "no", "nb-NO", "mo"}) {
    CAPTURE(language);
    CHECK(can_hyphenate(language));
  }
  CHECK(divided("en-NZ", "hyphenation") == divided("en-GB", "hyphenation"));
  CHECK(divided("en-CA", "hyphenation") == divided("en-US", "hyphenation"));
}

TEST_CASE("hyphenate: a language without patterns has no breaks") {
  for (const std::string_view language : {"", "ja", "th", "fi", "x-klingon", "e", "-"}) {
    CAPTURE(language);
    CHECK_FALSE(can_hyphenate(language));
    CHECK(hyphenation_points(language, "conversation").empty());
  }
}

TEST_CASE("hyphenate: what is no word is left alone") {
  CHECK(hyphenation_points("en", "").empty());
  CHECK(hyphenation_points("en", "1234567890").empty());
  CHECK(hyphenation_points("en", "\xFF\xFE\x80").empty());
  CHECK(hyphenation_points("en", std::string(100'000, 'a')).empty());
}
