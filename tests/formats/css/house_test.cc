#include "formats/css/house.h"

#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "formats/css/report.h"
#include "formats/css/stylesheet.h"
#include "formats/css/stylesheets.h"
#include "formats/css/themes.h"

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

/// "the place: message", a line each.
std::string lines_of(const Diagnostics& diagnostics, std::string_view css) {
  std::string lines;
  for (const Diagnostic& each : diagnostics.list()) {
    lines.append(css.substr(each.span.begin, each.span.end - each.span.begin));
    lines.append(": ").append(each.message).append("\n");
  }
  return lines;
}

/// As an author who begins with it has it.
Stylesheets authors_own(std::string_view css, Diagnostics& diagnostics) {
  Stylesheets sheets;
  sheets.list.push_back(parse_sheet(css, FileId{0}, Origin::author, diagnostics));
  return sheets;
}

}  // namespace

TEST_CASE("house: nothing is wrong with octavo's own stylesheets") {
  for (const Theme& theme : themes()) {
    CAPTURE(theme.name);
    Diagnostics diagnostics;
    const Stylesheets sheets = authors_own(theme.css, diagnostics);
    CHECK(lines_of(diagnostics, theme.css).empty());
    CHECK(count_rules(sheets.list.front().rules) > 20);
  }
  REQUIRE(house_sheets().size() == 2);
  CHECK(count_rules(house_sheets()[0].rules) > 30);
  CHECK(count_rules(house_sheets()[1].rules) > 150);
}

TEST_CASE("house: every theme has a name, and says in a line what it is") {
  REQUIRE(themes().size() > 4);
  CHECK(themes().front().css == default_stylesheet());
  for (const Theme& theme : themes()) {
    CAPTURE(theme.name);
    CHECK(find_theme(theme.name, themes()) == &theme);
    CHECK(theme.css.starts_with("/* " + std::string(theme.description) + "."));
    CHECK(theme.description.size() > 10);
    CHECK(theme.description.size() < 80);
    CHECK(theme.description.find('\n') == std::string_view::npos);
  }
}

TEST_CASE("house: an author who begins with one of the looks is told of nothing") {
  for (const Theme& theme : themes()) {
    CAPTURE(theme.name);
    Diagnostics diagnostics;
    const Stylesheets sheets = authors_own(theme.css, diagnostics);
    report_unsupported_on_pages(sheets, {}, {}, diagnostics);
    report_unsupported_in_reflow(sheets, {}, diagnostics);
    CHECK(lines_of(diagnostics, theme.css).empty());
  }
}

TEST_CASE("house: what octavo's own stylesheets leave out is not the author's to know") {
  Diagnostics diagnostics;
  Stylesheets sheets;
  sheets.list.push_back(parse_theme({.css = "@page { margin: 0 } p { opacity: 1 }"}));
  report_unsupported_on_pages(sheets, {}, {}, diagnostics);
  report_unsupported_in_reflow(sheets, {}, diagnostics);
  CHECK(diagnostics.list().empty());
}
