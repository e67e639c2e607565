#include "compiler/text/numeral.h"

#include <doctest/doctest.h>

using namespace octavo;

TEST_CASE(
    "numeral: Roman numerals go from 1 to 3999, and beyond them there are figures") {
  CHECK(roman_numeral(1) == "i");
  CHECK(roman_numeral(14) == "xiv");
  CHECK(roman_numeral(1999) == "mcmxcix");
  CHECK(roman_numeral(3999) == "mmmcmxcix");
  CHECK(roman_numeral(0) == "0");
  CHECK(roman_numeral(4000) == "4000");
}

TEST_CASE("numeral: after the last letter they are doubled") {
  CHECK(alphabetic_numeral(1) == "a");
  CHECK(alphabetic_numeral(26) == "z");
  CHECK(alphabetic_numeral(27) == "aa");
  CHECK(alphabetic_numeral(52) == "az");
  CHECK(alphabetic_numeral(0) == "0");
}
