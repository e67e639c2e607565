#include "compiler/text/characters.h"

#include <doctest/doctest.h>

using namespace octavo;

TEST_CASE("characters: letters, numbers, marks and punctuation are told apart") {
  CHECK(is_letter(U'ç'));
  CHECK(is_letter(U'字'));
  CHECK_FALSE(is_letter(U'7'));
  CHECK(is_alphanumeric(U'٣'));
  CHECK_FALSE(is_alphanumeric(U'-'));
  CHECK(is_mark(0x0301));
  CHECK(is_punctuation(U'«'));
  CHECK(is_punctuation(U'$'));
  CHECK_FALSE(is_punctuation(U'a'));
  CHECK(is_space(0x00A0));
  CHECK(is_space(0x202F));
  CHECK_FALSE(is_space(0x200B));
  CHECK(is_upper(U'É'));
  CHECK(is_lower(U'é'));
}

TEST_CASE("characters: Chinese and Japanese stand without spaces, Korean does not") {
  for (const char32_t character : U"漢かカー。「！〇ㄅｶ\U00020000") {
    if (character != 0) {
      CAPTURE(static_cast<std::uint32_t>(character));
      CHECK(is_cjk(character));
    }
  }
  for (const char32_t character : U"a한é“") {
    CHECK_FALSE(is_cjk(character));
  }
}

TEST_CASE("characters: joiners, selectors and the soft hyphen are drawn as nothing") {
  CHECK(is_default_ignorable(0x00AD));
  CHECK(is_default_ignorable(0x200D));
  CHECK(is_default_ignorable(0xFE0F));
  CHECK_FALSE(is_default_ignorable(U' '));
}

TEST_CASE("characters: XML takes no control but tab and line ends, and no noncharacter") {
  CHECK(is_xml_character(U'\t'));
  CHECK(is_xml_character(U'\n'));
  CHECK(is_xml_character(0x85));
  CHECK(is_xml_character(0x1F600));
  for (const char32_t character : {0x00U, 0x01U, 0x0BU, 0x1FU, 0xFFFEU, 0xFFFFU, 0xFDD0U,
                                   0x1FFFEU, 0xD800U, 0x110000U}) {
    CAPTURE(static_cast<std::uint32_t>(character));
    CHECK_FALSE(is_xml_character(character));
  }
}

TEST_CASE("characters: case follows the language") {
  CHECK(to_upper("straße") == "STRASSE");
  CHECK(to_upper("izmir", "tr") == "İZMİR");
  CHECK(to_upper("izmir", "tr-TR") == "İZMİR");
  CHECK(to_upper("Άνθρωπος", "el") == "ΑΝΘΡΩΠΟΣ");
  CHECK(to_lower("ΟΔΟΣ") == "οδος");
  CHECK(to_lower("IĞDIR", "tr") == "ığdır");
  CHECK(fold_case("Straße") == fold_case("STRASSE"));
}

TEST_CASE("characters: normalisation composes") {
  CHECK(to_nfc("e\u0301") == "\u00E9");
  CHECK(to_nfc("plain") == "plain");
  CHECK(to_nfc("\u212B") == "\u00C5");
}
