#include "formats/css/media.h"

#include <doctest/doctest.h>

using namespace octavo::css;

namespace {

bool holds(std::string_view query, const PrintMedium& medium = {}) {
  return parse_media(parse_component_values(query)).hold(medium);
}

}  // namespace

TEST_CASE("media: paper is print, and all (Media Queries 4, 2.3)") {
  CHECK(holds(""));
  CHECK(holds("all"));
  CHECK(holds("print"));
  CHECK(holds("PRINT"));
  CHECK(holds("only print"));
  CHECK(holds("not screen"));
  CHECK(holds("screen, print"));
  CHECK_FALSE(holds("screen"));
  CHECK_FALSE(holds("not print"));
  CHECK_FALSE(holds("speech"));
}

TEST_CASE("media: the width and the height are the page's (4.1)") {
  const PrintMedium a5{.width = 420, .height = 595};
  CHECK(holds("(max-width: 420pt)", a5));
  CHECK(holds("print and (min-width: 14cm) and (max-width: 15cm)", a5));
  CHECK_FALSE(holds("(min-width: 600pt)", a5));
  CHECK(holds("(width >= 400pt)", a5));
  CHECK(holds("(400pt <= width < 421pt)", a5));
  CHECK_FALSE(holds("(420pt < width)", a5));
  CHECK(holds("(orientation: portrait)", a5));
  CHECK_FALSE(holds("(orientation: landscape)", a5));
  CHECK(holds("(aspect-ratio < 1/1)", a5));
}

TEST_CASE("media: conditions are joined, and turned round") {
  CHECK(holds("(color) and (not (hover))"));
  CHECK(holds("(monochrome) or (color)"));
  CHECK_FALSE(holds("(prefers-color-scheme: dark)"));
  CHECK(holds("(prefers-color-scheme: light)"));
  CHECK_FALSE(holds("not (color)"));
  CHECK(holds("not ((monochrome) or (hover: hover))"));
}

TEST_CASE("media: what is not known never holds, nor its opposite (3.1)") {
  CHECK_FALSE(holds("(frobnicate)"));
  CHECK_FALSE(holds("not (frobnicate)"));
  CHECK(holds("(frobnicate) or (color)"));
  CHECK_FALSE(holds("(frobnicate) and (color)"));
}

TEST_CASE("media: a query that cannot be read is not all (3.2)") {
  CHECK_FALSE(holds("&test"));
  CHECK_FALSE(holds("print and"));
  CHECK_FALSE(holds("print (color)"));
  CHECK_FALSE(holds("(color) and (color) or (color)"));
  CHECK_FALSE(holds("or"));
  CHECK(holds("&test, print"));
}

TEST_CASE("media: what only paper asks for is told from what screens may show") {
  const auto are_for_print = [](std::string_view query) {
    return parse_media(parse_component_values(query)).are_for_print();
  };
  CHECK(are_for_print("print"));
  CHECK(are_for_print("print and (min-width: 10cm)"));
  CHECK(are_for_print("not screen"));
  CHECK_FALSE(are_for_print("print, screen"));
  CHECK_FALSE(are_for_print("all"));
  CHECK_FALSE(are_for_print(""));
}
