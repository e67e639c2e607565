#include "compiler/text/utf8.h"

#include <array>

#include <doctest/doctest.h>

using namespace octavo;
using namespace std::string_view_literals;

TEST_CASE("utf8: every scalar value survives a round trip") {
  for (char32_t character = 0; character <= 0x10FFFF; ++character) {
    if (character == 0xD800) {
      character = 0xE000;
    }
    std::string bytes;
    append_utf8(bytes, character);
    const DecodedCharacter decoded = decode_utf8(bytes, 0);
    if (decoded.character != character || decoded.size != bytes.size() ||
        !is_utf8(bytes)) {
      FAIL("round trip of " << static_cast<std::uint32_t>(character));
    }
  }
}

TEST_CASE("utf8: an ill-formed sequence is one U+FFFD per maximal subpart") {
  // Unicode 15, tables 3-8 to 3-11.
  struct Case {
    std::string_view bytes;
    std::u32string_view text;
  };
  constexpr std::array cases = {
      Case{"\xC0\xAF\xE0\x80\xBF\xF0\x81\x82\x41",
           U"\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\x41"},
      Case{"\xED\xA0\x80\xED\xBF\xBF\xED\xAF\x41",
           U"\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\x41"},
      Case{"\xF4\x91\x92\x93\xFF\x41\x80\xBF\x42",
           U"\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\x41\uFFFD\uFFFD\x42"},
      Case{"\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41", U"\uFFFD\uFFFD\uFFFD\uFFFD\x41"},
      Case{"\xE2\x82", U"\uFFFD"},
  };
  for (const Case& item : cases) {
    CHECK(to_utf32(item.bytes) == item.text);
    CHECK_FALSE(is_utf8(item.bytes));
  }
}

TEST_CASE("utf8: a fault is found at any distance from the start") {
  for (std::size_t length = 0; length < 40; ++length) {
    std::string bytes(length, 'a');
    CHECK(is_utf8(bytes + "\u00E9z"));
    CHECK_FALSE(is_utf8(bytes + "\xC3"));
    CHECK_FALSE(is_utf8(bytes + "\xFFz"));
  }
}

TEST_CASE("utf8: what is no scalar value is written as U+FFFD") {
  CHECK(to_utf8(U"a\U0001F600") == "a\U0001F600");
  std::string bytes;
  append_utf8(bytes, static_cast<char32_t>(0xD800));
  append_utf8(bytes, static_cast<char32_t>(0x110000));
  CHECK(bytes == "\uFFFD\uFFFD");
}

TEST_CASE("utf8: a character begins where none of its later bytes stands") {
  const std::string text = "a\u00E9\u6F22";
  CHECK(character_start(text, 0) == 0);
  CHECK(character_start(text, 1) == 1);
  CHECK(character_start(text, 2) == 1);
  CHECK(character_start(text, 5) == 3);
}
