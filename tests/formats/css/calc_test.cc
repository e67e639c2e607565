#include "formats/css/calc.h"

#include <doctest/doctest.h>

using namespace octavo::css;

namespace {

std::optional<Calc> calc_of(std::string_view text) {
  const auto value = parse_component_value(text);
  return value ? parse_calc(*value) : std::nullopt;
}

double points(std::string_view text, double base = 0) {
  const auto calc = calc_of(text);
  REQUIRE(calc.has_value());
  const Units units{.em = 10,
                    .rem = 12,
                    .ex = 5,
                    .ch = 4,
                    .lh = 14,
                    .rlh = 16,
                    .page_width = 400,
                    .page_height = 600};
  return calc->points(units, base);
}

}  // namespace

TEST_CASE("calc: absolute lengths are points (Values 4, 6.2)") {
  CHECK(points("12pt") == doctest::Approx(12));
  CHECK(points("96px") == doctest::Approx(72));
  CHECK(points("1IN") == doctest::Approx(72));
  CHECK(points("2.54cm") == doctest::Approx(72));
  CHECK(points("25.4mm") == doctest::Approx(72));
  CHECK(points("101.6Q") == doctest::Approx(72));
  CHECK(points("6pc") == doctest::Approx(72));
}

TEST_CASE("calc: relative lengths are shares of what they name (Values 4, 6.1)") {
  CHECK(points("2em") == doctest::Approx(20));
  CHECK(points("2rem") == doctest::Approx(24));
  CHECK(points("2ex") == doctest::Approx(10));
  CHECK(points("2ch") == doctest::Approx(8));
  CHECK(points("2lh") == doctest::Approx(28));
  CHECK(points("2rlh") == doctest::Approx(32));
  CHECK(points("10vw") == doctest::Approx(40));
  CHECK(points("10vh") == doctest::Approx(60));
  CHECK(points("10vmin") == doctest::Approx(40));
  CHECK(points("10vmax") == doctest::Approx(60));
  CHECK(points("50%", 200) == doctest::Approx(100));
}

TEST_CASE("calc: sums and products (Values 4, 10)") {
  CHECK(points("calc(1em + 2pt)") == doctest::Approx(12));
  CHECK(points("calc(50% - 1em)", 100) == doctest::Approx(40));
  CHECK(points("calc(2 * (1em + 2pt) / 4)") == doctest::Approx(6));
  CHECK(points("calc(1em*2)") == doctest::Approx(20));
  CHECK(points("calc(100vw * 54 / 122)") == doctest::Approx(400.0 * 54 / 122));
  CHECK(calc_of("calc(4 / 3)")->number() == doctest::Approx(4.0 / 3));
  CHECK(calc_of("calc(10% * 2)")->percentage() == doctest::Approx(20));
}

TEST_CASE("calc: the least, the most, what lies between, and steps") {
  CHECK(points("min(1em, 30pt, 12pt)") == doctest::Approx(10));
  CHECK(points("max(1em, 30pt)") == doctest::Approx(30));
  CHECK(points("clamp(1pt, 2em, 12pt)") == doctest::Approx(12));
  CHECK(points("clamp(30pt, 2em, 12pt)") == doctest::Approx(30));
  CHECK(points("round(10.6pt, 0.25pt)") == doctest::Approx(10.5));
  CHECK(points("round(up, 10.6pt, 1pt)") == doctest::Approx(11));
  CHECK(points("round(down, 10.6pt, 1pt)") == doctest::Approx(10));
  CHECK(points("round(to-zero, -10.6pt, 1pt)") == doctest::Approx(-10));
  CHECK(points("round(up, 3pt, 1pt)") == doctest::Approx(3));
}

TEST_CASE("calc: shares that are compared wait for their base") {
  const auto calc = calc_of("min(50%, 1em + 20pt)");
  REQUIRE(calc.has_value());
  const Measure measure = calc->measure({.em = 10});
  CHECK_FALSE(measure.is_absolute());
  CHECK(measure.at(40) == doctest::Approx(20));
  CHECK(measure.at(400) == doctest::Approx(30));
}

TEST_CASE("calc: what does not add up is none") {
  for (const char* text : {"calc(1em + 2)", "calc(1em * 2em)", "calc(2 / 1em)",
                           "calc(1em +2pt)", "calc(1em+ 2pt)", "calc()", "calc(1em +)",
                           "min()", "clamp(1pt, 2pt)", "1deg", "1foo", "red", "(1em)",
                           "round(1pt)", "round(sideways, 1pt, 1pt)", "calc(1em 2em)"}) {
    CAPTURE(text);
    CHECK_FALSE(calc_of(text).has_value());
  }
}

TEST_CASE("calc: a sum without end is none") {
  std::string sum = "calc(1pt";
  for (int index = 0; index < 100'000; ++index) {
    sum += " + 1pt";
  }
  CHECK_FALSE(calc_of(sum + ")").has_value());
  CHECK(points("calc(1pt / 0)") == 0);
  CHECK(points("calc(1e300pt * 1e300)") <= 1e7);
}
