#include "formats/plain/numbering.h"

#include <array>

#include <doctest/doctest.h>

using namespace octavo::plain;

TEST_CASE("numbering: roman numerals are read, the lenient ones of old printers too") {
  CHECK(roman_value("I") == 1);
  CHECK(roman_value("XLVIII") == 48);
  CHECK(roman_value("CXLVIII") == 148);
  CHECK(roman_value("XXXVIIII") == 39);
  CHECK(roman_value("MCMXCIV") == 1994);
  CHECK(roman_value("") == 0);
  CHECK(roman_value("ivory") == 0);
  CHECK(roman_value("IVORY") == 0);
}

TEST_CASE("numbering: numbered chapter words of major languages are known") {
  struct Case {
    std::string_view line;
    Counted counted;
    std::uint32_t value;
    std::string_view title;
  };
  constexpr std::array cases = {
      Case{"CHAPTER IV. The Ship", Counted::chapter, 4, "The Ship"},
      Case{"Chapter 12", Counted::chapter, 12, ""},
      Case{"Chapter the First", Counted::chapter, 1, ""},
      Case{"CHAPTER TWENTY-ONE", Counted::chapter, 21, ""},
      Case{"Chapter 3 — A Storm", Counted::chapter, 3, "A Storm"},
      Case{"Part Two: The Sea", Counted::part, 2, "The Sea"},
      Case{"Capítulo VII", Counted::chapter, 7, ""},
      Case{"Capítulo primeiro", Counted::chapter, 1, ""},
      Case{"Erstes Kapitel", Counted::chapter, 1, ""},
      Case{"3. Kapitel", Counted::chapter, 3, ""},
      Case{"ZWEITER TEIL", Counted::part, 2, ""},
      Case{"Chapitre premier", Counted::chapter, 1, ""},
      Case{"Première partie", Counted::part, 1, ""},
      Case{"Capitolo 5. Il mare", Counted::chapter, 5, "Il mare"},
      Case{"Глава первая", Counted::chapter, 1, ""},
      Case{"ЧАСТЬ ВТОРАЯ", Counted::part, 2, ""},
      Case{"Действие первое", Counted::act, 1, ""},
      Case{"Акт II", Counted::act, 2, ""},
      Case{"Eerste hoofdstuk", Counted::chapter, 1, ""},
      Case{"Stave One", Counted::chapter, 1, ""},
      Case{"Adventure I", Counted::chapter, 1, ""},
      Case{"Dritte Vigilie.", Counted::chapter, 3, ""},
      Case{"Розділ 4", Counted::chapter, 4, ""},
      Case{"Κεφάλαιο 2", Counted::chapter, 2, ""},
      Case{"第一章 風", Counted::chapter, 1, "風"},
      Case{"第二十三回", Counted::chapter, 23, ""},
      Case{"第3部", Counted::part, 3, ""},
      Case{"제 1 장", Counted::chapter, 1, ""},
      Case{"الفصل الأول", Counted::chapter, 0, ""},
      Case{"פרק א", Counted::chapter, 0, ""},
      Case{"अध्याय १", Counted::chapter, 1, ""},
      Case{"บทที่ 1", Counted::chapter, 1, ""},
      Case{"XII.", Counted::roman, 12, ""},
      Case{"7", Counted::arabic, 7, ""},
      Case{"十二", Counted::ideographic, 12, ""},
  };
  for (const Case& item : cases) {
    CAPTURE(item.line);
    const auto numbered = read_numbered(item.line);
    REQUIRE(numbered);
    CHECK(numbered->counted == item.counted);
    CHECK(numbered->value == item.value);
    CHECK(numbered->title == item.title);
  }
}

TEST_CASE("numbering: a sentence that begins with a chapter word is none") {
  for (const std::string_view line :
       {"Chapter 5 was the hardest thing I ever wrote.", "Part of the crew had left",
        "Book I of the Aeneid was read aloud.", "In chapter 3 we saw the sea", "1984",
        "Two books lay there.", "第一章是我写的。", "Letter in hand", "MIX"}) {
    CAPTURE(line);
    const auto numbered = read_numbered(line);
    CHECK((!numbered || numbered->value > 300));
  }
}

TEST_CASE("numbering: named parts and last words are known in several languages") {
  for (const std::string_view line : {"Preface", "EPILOGUE", "Prólogo", "Vorwort.",
                                      "Оглавление", "はじめに", "Table of Contents"}) {
    CAPTURE(line);
    CHECK(is_section_word(line));
  }
  CHECK_FALSE(is_section_word("Extracts"));
  for (const std::string_view line : {"FIM", "THE END.", "Ende", "* FIN *", "終"}) {
    CAPTURE(line);
    CHECK(is_end_word(line));
  }
  CHECK_FALSE(is_end_word("The end of the road"));
}
