#include "formats/css/page_style.h"

#include <doctest/doctest.h>

using namespace octavo;
using namespace octavo::css;

namespace {

class Pages {
 public:
  explicit Pages(std::string_view text) {
    Diagnostics diagnostics;
    sheets_.push_back(parse_sheet(text, FileId{0}, Origin::author, diagnostics));
    rules_ = active_rules(sheets_, {});
    root_.font.size = 10;
  }

  PageStyle style(const PagePosition& position) const {
    return page_style(rules_.pages, position, root_, {.width = 400, .height = 600});
  }
  double left(const PagePosition& position) const {
    return side_of(style(position).page.margin, Side::left)->at(400);
  }
  ComputedFaults faults() const { return faults_of_pages(rules_.pages, root_, {}); }
  std::optional<PageSize> paper() const { return asked_paper(rules_.pages, {}); }

 private:
  std::vector<Stylesheet> sheets_{};
  ActiveRules rules_{};
  Style root_{};
};

}  // namespace

TEST_CASE("page_style: selectors of pages, the more specific going first (Page 3, 5.3)") {
  const Pages pages(
      "@page :left { margin-left: 2pt } @page { margin-left: 1pt }"
      "@page :first { margin-left: 3pt } @page wide { margin-left: 4pt }"
      "@page wide:first { margin-left: 5pt } @page :blank { margin-left: 6pt }"
      "@page :nth(4) { margin-left: 7pt }");
  CHECK(pages.left({.number = 3}) == 1);
  CHECK(pages.left({.number = 2, .is_left = true}) == 2);
  CHECK(pages.left({.number = 1}) == 3);
  CHECK(pages.left({.name = "wide", .number = 9, .number_of_name = 2}) == 4);
  CHECK(pages.left({.name = "wide", .number = 9, .number_of_name = 1}) == 5);
  CHECK(pages.left({.number = 8, .is_left = true, .is_blank = true}) == 6);
  CHECK(pages.left({.number = 4, .is_left = true}) == 7);
}

TEST_CASE("page_style: fronts and backs of leaves, whatever side they are bound at") {
  const Pages pages(
      "@page :recto { margin-left: 1pt } @page :verso { margin-left: 2pt }");
  CHECK(pages.left({.is_left = true, .is_recto = true}) == 1);
  CHECK(pages.left({.is_left = false, .is_recto = false}) == 2);
}

TEST_CASE("page_style: boxes in the margins are made where they have content") {
  const Pages pages(
      "@page { color: red; @top-center { content: 'x' } @top-left { color: red } }"
      "@page :first { @top-center { content: none } }");
  const PageStyle usual = pages.style({.number = 2});
  REQUIRE(usual.box(MarginBox::top_center).has_value());
  CHECK(usual.box(MarginBox::top_center)->color.red == 1);
  CHECK(usual.box(MarginBox::top_center)->text_align == TextAlignment::center);
  CHECK_FALSE(usual.box(MarginBox::top_left).has_value());
  CHECK_FALSE(pages.style({.number = 1}).box(MarginBox::top_center).has_value());
}

TEST_CASE("page_style: the stylesheets may ask for a paper") {
  CHECK(Pages("@page { size: 10cm 20cm }").paper()->width ==
        doctest::Approx(10 * 72 / 2.54));
  CHECK_FALSE(Pages("@page { margin: 0 }").paper().has_value());
}

TEST_CASE("page_style: a variable that comes to nothing in '@page' has a place") {
  const std::string_view css =
      "@page { --a: 1cm; margin: var(--a) } @page :left { margin: var(--none);"
      " @top-left { content: var(--a); padding: var(--a) } }"
      "@page x { --b: vertical-rl; @top-left { writing-mode: var(--b) } }";
  const ComputedFaults faults = Pages(css).faults();
  REQUIRE(faults.invalid.size() == 2);
  CHECK(faults.invalid[0].begin == css.find("margin: var(--none)"));
  CHECK(faults.invalid[1].begin == css.find("content: var(--a)"));
  REQUIRE(faults.not_on_pages.size() == 1);
  CHECK(faults.not_on_pages[0].begin == css.find("writing-mode: var(--b)"));
}
