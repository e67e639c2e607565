#include "compiler/text/length.h"

#include <doctest/doctest.h>

using namespace octavo;

TEST_CASE("length: a number and its unit are taken off the front") {
  std::string_view text = "12.5mmx3";
  CHECK(take_length(text) == Length{12.5, LengthUnit::millimetre});
  CHECK(text == "x3");
  text = "3inch";
  CHECK(take_length(text) == Length{3, LengthUnit::inch});
  CHECK(text.empty());
  text = ".5remote";
  CHECK(take_length(text) == Length{.5, LengthUnit::rem});
  CHECK(text == "ote");
  for (const char* const none : {"", "x", "-3cm", "+3cm", "inf", "nan", ".", "em"}) {
    CAPTURE(none);
    text = none;
    CHECK(!take_length(text));
  }
}

TEST_CASE("length: CSS gets its own units and no number that it cannot read") {
  CHECK(to_css({.number = 50, .unit = LengthUnit::percent}) == "50%");
  CHECK(to_css({.number = .5, .unit = LengthUnit::inch}) == "0.5in");
  CHECK(to_css({.number = 300, .unit = LengthUnit::pixel}) == "300px");
  CHECK(points_in(LengthUnit::pixel) * 96 == doctest::Approx(72));
  CHECK(points_in(LengthUnit::percent) == 0);
}
