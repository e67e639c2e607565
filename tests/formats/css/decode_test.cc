#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "formats/css/syntax.h"

namespace octavo::css {

using namespace std::string_view_literals;

TEST_CASE("css_decode: a stylesheet is UTF-8 unless it says otherwise") {
  CHECK(decode_stylesheet("") == "");
  CHECK(decode_stylesheet("\xC3\xA4") == "\xC3\xA4");
  CHECK(decode_stylesheet("a\xE4") == "a\xEF\xBF\xBD");
  CHECK(decode_stylesheet("a\0b\0"sv) == "a\0b\0"sv);
}

TEST_CASE("css_decode: a byte order mark decides and is left out") {
  CHECK(decode_stylesheet("\xEF\xBB\xBF\xC3\xA4", "ISO-8859-1") == "\xC3\xA4");
  CHECK(decode_stylesheet("\xFF\xFE\xE4\0"sv, "utf-8") == "\xC3\xA4");
  CHECK(decode_stylesheet("\xFE\xFF\0\xE4"sv) == "\xC3\xA4");
  CHECK(decode_stylesheet("\xFE\xFF\0\xE4\0"sv) == "\xC3\xA4\xEF\xBF\xBD");
  CHECK(decode_stylesheet("\xFE\xFF\xD8\0\0a"sv) ==
        "\xEF\xBF\xBD"
        "a");
}

TEST_CASE("css_decode: @charset names an encoding by its very bytes") {
  CHECK(decode_stylesheet("@charset \"ISO-8859-1\";\xE4") ==
        "@charset \"ISO-8859-1\";\xC3\xA4");
  CHECK(decode_stylesheet("@charset \" windows-1251\t\";\xE4").ends_with("\xD0\xB4"));
  for (const std::string_view none :
       {" @charset \"ISO-8859-1\";"sv, "@charset 'ISO-8859-1';"sv,
        "@CHARSET \"ISO-8859-1\";"sv, "@charset \"ISO-8859-1\" ;"sv,
        "@charset \"ISO-8859-1"sv, "@charset \"ISO-8859-1\""sv, "@charset \"\";"sv,
        "@charset \"no such\";"sv, "@charset \"utf-16\";"sv, "@charset \"utf-7\";"sv,
        "@charset \"ibm037\";"sv, "@charset \"ISO\xE4-8859-1\";"sv}) {
    CAPTURE(none);
    CHECK(decode_stylesheet(std::string(none) + "\xE4").ends_with("\xEF\xBF\xBD"));
  }
}

TEST_CASE("css_decode: @charset stands in the first 1,024 bytes whole") {
  const auto padded = [](std::size_t spaces) {
    return "@charset \"" + std::string(spaces, ' ') + "latin1\";\xE4";
  };
  CHECK(decode_stylesheet(padded(40)).ends_with("\xC3\xA4"));
  CHECK(decode_stylesheet(padded(1006)).ends_with("\xC3\xA4"));
  CHECK(decode_stylesheet(padded(1007)).ends_with("\xEF\xBF\xBD"));
}

}  // namespace octavo::css
