#include "compiler/paper.h"

#include <doctest/doctest.h>

using namespace octavo;

TEST_CASE("paper: names are those of the option, of LaTeX and of Typst") {
  CHECK(parse_paper("a4")->width == doctest::Approx(595.28).epsilon(0.0001));
  CHECK(parse_paper("A5")->height == doctest::Approx(595.28).epsilon(0.0001));
  CHECK(parse_paper("a4paper") == parse_paper("a4"));
  CHECK(parse_paper("us-letter")->width == doctest::Approx(612));
  CHECK(parse_paper("us-letter")->height == doctest::Approx(792));
  CHECK(parse_paper("letterpaper") == parse_paper("letter"));
  CHECK(!parse_paper("a99"));
  CHECK(!parse_paper("paper"));
  CHECK(!parse_paper(""));
}

TEST_CASE("paper: sides have a unit of print, and a size that a page can have") {
  CHECK(parse_paper("6x9in") == Paper{432, 648});
  CHECK(parse_paper("14,8cm×21cm")->width == doctest::Approx(419.53).epsilon(0.0001));
  CHECK(parse_paper("100mmx8in")->height == doctest::Approx(576));
  for (const char* const none : {"6x9", "6inx9", "600x900px", "50%x50%", "20emx30em",
                                 "-6x9in", "infx9in", "0x9in", "6x999in", "6x9in!"}) {
    CAPTURE(none);
    CHECK(!parse_paper(none));
  }
}
