#include "formats/css/anb.h"

#include <array>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

#include <doctest/doctest.h>

namespace octavo::css {

namespace {

constexpr std::int32_t least_int = std::numeric_limits<std::int32_t>::min();
constexpr std::int32_t most_int = std::numeric_limits<std::int32_t>::max();

std::optional<AnPlusB> an_plus_b_of(std::string_view css) {
  return parse_an_plus_b(parse_component_values(css));
}

struct AnPlusBCase {
  std::string_view css{};
  AnPlusB value{};
};

}  // namespace

TEST_CASE("css_anb: every way to write it is read") {
  constexpr auto cases = std::to_array<AnPlusBCase>({
      {"odd", {.a = 2, .b = 1}},
      {"EVEN", {.a = 2, .b = 0}},
      {" 3 ", {.a = 0, .b = 3}},
      {"n", {.a = 1, .b = 0}},
      {"+n", {.a = 1, .b = 0}},
      {"-N", {.a = -1, .b = 0}},
      {"+/**/n", {.a = 1, .b = 0}},
      {"n+/**/2", {.a = 1, .b = 2}},
      {"\\6e - 2", {.a = 1, .b = -2}},
      {"2n\\2d 1", {.a = 2, .b = -1}},
      {"-n-00012", {.a = -1, .b = -12}},
      {"+3n- 0", {.a = 3, .b = 0}},
      {"0n+0", {.a = 0, .b = 0}},
  });
  for (const AnPlusBCase& each : cases) {
    CAPTURE(each.css);
    CHECK(an_plus_b_of(each.css) == each.value);
  }
}

TEST_CASE("css_anb: what is something else is none") {
  for (const std::string_view css :
       {"",      " ",     "a",    "n n",  "n 1",   "n + +1", "n + -1", "n - -1", "n-+1",
        "1.0",   "1n1",   "1e3n", "1.5n", "n+1.0", "n-1.0",  "+ n",    "+-n",    "+odd",
        "-odd",  "odd+1", "n-",   "n+",   "n-a",   "n--1",   "nn",     "n(1)",   "(n)",
        "n+1 2", "3px",   "n,",   "--n",  "- n",   "n-1-",   "-n- +1"}) {
    CAPTURE(css);
    CHECK(!an_plus_b_of(css).has_value());
  }
}

TEST_CASE("css_anb: numbers beyond the range are cut to it") {
  constexpr auto cases = std::to_array<AnPlusBCase>({
      {"99999999999", {.a = 0, .b = most_int}},
      {"-99999999999n", {.a = least_int, .b = 0}},
      {"n-99999999999", {.a = 1, .b = least_int}},
      {"99999999999n - 99999999999", {.a = most_int, .b = least_int}},
      {"n-2147483648", {.a = 1, .b = least_int}},
  });
  for (const AnPlusBCase& each : cases) {
    CAPTURE(each.css);
    CHECK(an_plus_b_of(each.css) == each.value);
  }
}

TEST_CASE("css_anb: positions are those of all n from 0") {
  const auto positions_of = [](AnPlusB value) {
    std::string positions;
    for (int position = 1; position <= 9; ++position) {
      positions += value.holds(position) ? std::to_string(position) : "";
    }
    return positions;
  };
  CHECK(positions_of({.a = 2, .b = 1}) == "13579");
  CHECK(positions_of({.a = 2, .b = 0}) == "2468");
  CHECK(positions_of({.a = 3, .b = -1}) == "258");
  CHECK(positions_of({.a = 3, .b = 5}) == "58");
  CHECK(positions_of({.a = -1, .b = 3}) == "123");
  CHECK(positions_of({.a = -4, .b = 10}) == "26");
  CHECK(positions_of({.a = 0, .b = 4}) == "4");
  CHECK(positions_of({.a = 0, .b = 0}) == "");
  CHECK(positions_of({.a = -1, .b = -1}) == "");
  CHECK(positions_of({.a = most_int, .b = least_int}) == "");
  CHECK(AnPlusB{.a = -1, .b = most_int}.holds(most_int));
  CHECK(AnPlusB{.a = most_int, .b = least_int}.holds(most_int - std::int64_t{1}));
}

}  // namespace octavo::css
