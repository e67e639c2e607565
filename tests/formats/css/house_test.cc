#include "formats/css/house.h"

#include <algorithm>

#include <doctest/doctest.h>

#include "formats/css/stylesheet.h"

using namespace octavo;
using namespace octavo::css;

namespace {

std::size_t count_rules(const std::vector<SheetRule>& rules) {
  std::size_t count = 0;
  for (const SheetRule& rule : rules) {
    const auto* conditional = std::get_if<ConditionalRule>(&rule.kind);
    count += conditional == nullptr ? 1 : count_rules(conditional->rules);
  }
  return count;
}

}  // namespace

TEST_CASE("house: nothing is wrong with octavo's own stylesheets") {
  Diagnostics diagnostics;
  parse_sheet(default_stylesheet(), FileId{0}, Origin::house, diagnostics);
  for (const Diagnostic& each : diagnostics.list()) {
    CAPTURE(each.message);
    CAPTURE(
        default_stylesheet().substr(each.span.begin, each.span.end - each.span.begin));
    CHECK(false);
  }
  REQUIRE(house_sheets().size() == 2);
  CHECK(count_rules(house_sheets()[0].rules) > 30);
  CHECK(count_rules(house_sheets()[1].rules) > 150);
}
