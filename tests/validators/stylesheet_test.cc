#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "formats/css/house.h"
#include "formats/css/print.h"
#include "formats/css/themes.h"
#include "tests/validators/browser.h"

using namespace octavo;
using namespace octavo::tests;

namespace {

constexpr std::string_view author_rules = R"(
p { text-align: end; hyphens: manual }
.book h1 { font-style: italic }
* { widows: 5 }
:root { --shade: 300; orphans: 4 }
em::before { content: "x"; font-weight: var(--shade) }
.book .subtitle { margin-top: 7px }
.subtitle { margin-top: 5px }
)";

/// Goes on top of octavo's default and gives way to the author.
constexpr std::string_view theme_rules = R"(
p { text-align: center; hyphens: none }
h1 { font-style: oblique; text-align: right }
.book .title-page .subtitle { margin-top: 90px }
)";

/// Asks for computed styles, one a line: what octavo's more specific rules would say is
/// not among them.
constexpr std::string_view asking_body = R"(<body>
<div class="title-page"><h1>One</h1><p class="subtitle" id="s">Two <em id="e">x</em></p></div>
<nav hidden="hidden" id="n"></nav><pre id="answers"></pre>
<script>
const of = (selector, name, pseudo) =>
    getComputedStyle(document.querySelector(selector), pseudo).getPropertyValue(name);
document.getElementById("answers").textContent = "\n" + [
  of("#s", "text-align"), of("#s", "hyphens"), of("h1", "font-style"), of("html", "widows"),
  of("#s", "widows"), of("html", "orphans"), of("#e", "font-weight", "::before"),
  of("#s", "margin-top"), of("h1", "text-align"), of("#n", "display")
].join(" ") + "\n";
</script></body></html>)";

}  // namespace

TEST_CASE(
    "stylesheet: in Chromium the author's rules go before octavo's and its theme's") {
  if (!has_browser()) {
    return;
  }
  Diagnostics diagnostics;
  const css::Stylesheet author =
      css::parse_sheet(author_rules, FileId{0}, css::Origin::author, diagnostics);
  REQUIRE(diagnostics.list().empty());
  const css::Stylesheet theme = css::parse_theme({.css = theme_rules});
  const css::Stylesheet* const sheets[] = {&css::default_sheet(), &theme, &author};
  const std::string style = css::print_sheets(sheets, {.root_id = "octavo"});
  const CommandResult browsed =
      browse("<!DOCTYPE html><html id=\"octavo\" class=\"book\"><head><style>" + style +
             "</style></head>" + std::string(asking_body));
  INFO(browsed.output);
  REQUIRE(browsed.status == 0);
  CHECK(browsed.output.find("\nend manual italic 5 5 4 300 7px right none\n") !=
        std::string::npos);
}
