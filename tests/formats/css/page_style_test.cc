#include "formats/css/page_style.h"

#include <string>
#include <utility>

#include <doctest/doctest.h>

using namespace octavo;
using namespace octavo::css;

namespace {

class Pages {
 public:
  explicit Pages(std::string_view text, std::string_view house = {}) {
    Diagnostics diagnostics;
    sheets_.push_back(parse_sheet(house, FileId::none, Origin::house, diagnostics));
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
  /// Those above and below that are made on the first page, by their letters.
  std::string boxes() const {
    using enum MarginBox;
    const PageStyle made = style({.is_left = true});
    constexpr std::pair<MarginBox, char> names[] = {
        {top_left_corner, 'L'}, {top_left, 'l'},      {top_center, 'c'},
        {top_right, 'r'},       {bottom_center, 'f'}, {right_middle, 'm'}};
    std::string text;
    for (const auto& [box, name] : names) {
      text += made.box(box) ? std::string(1, name) : "";
    }
    return text;
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

TEST_CASE(
    "page_style: at an edge that the author fills octavo's own boxes are not made") {
  constexpr std::string_view house =
      "@page { @top-left { content: 'l'; color: red } @top-center { content: 'c' }"
      " @bottom-center { content: 'f' } @right-middle { content: 'm' } }";
  const auto boxes = [&](std::string_view css) { return Pages(css, house).boxes(); };
  CHECK(boxes("") == "lcfm");
  CHECK(boxes("@page { @top-right { content: 'x' } }") == "rfm");
  CHECK(boxes("@page { @top-left-corner { content: 'x' } }") == "Lfm");
  CHECK(boxes("@page { --a: 'x'; @bottom-left { content: var(--a) } }") == "lcm");
  // What holds for other pages.
  CHECK(boxes("@page :right { @top-right { content: 'x' } }") == "lcfm");
  // Who says how one looks, or that it is empty, leaves the others.
  CHECK(boxes("@page { @top-left { font-size: 8pt } }") == "lcfm");
  CHECK(boxes("@page { @top-left { content: none } }") == "cfm");
  CHECK(boxes("@page { @top-left { content: normal } }") == "cfm");
  CHECK(boxes("@page { @top-left { content: '' } }") == "lcfm");
  // The edge stays the author's where one page has nothing in it.
  CHECK(boxes("@page { @top-right { content: 'x' } }"
              "@page :left { @top-right { content: none } }") == "fm");
  CHECK(boxes("@page { @top-right { content: 'x' } @top-left { content: revert } }") ==
        "lrfm");
}

TEST_CASE("page_style: a box that the author fills has nothing of octavo's look") {
  const auto red = [](std::string_view css) {
    const PageStyle page =
        Pages(css, "@page { @top-left { content: 'l'; color: red } }").style({});
    REQUIRE(page.box(MarginBox::top_left).has_value());
    return page.box(MarginBox::top_left)->color.red;
  };
  CHECK(red("@page { @top-left { content: 'x' } }") == 0);
  CHECK(red("@page { @top-left { font-size: 8pt } }") == 1);
  CHECK(red("@page { @top-left { content: 'x' } }"
            "@page :right { @top-left { content: revert } }") == 1);
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

TEST_CASE("page_style: a page has a size of its own, but not from a plain rule") {
  const Pages pages(
      "@page { size: 300pt 500pt } @page wide { size: landscape; margin-left: 10vw }"
      "@page wide:first { size: auto }");
  // The paper as it has been settled.
  CHECK(pages.style({}).paper == PageSize{400, 600});
  const PagePosition wide{.name = "wide", .number = 3, .number_of_name = 2};
  CHECK(pages.style(wide).paper == PageSize{600, 400});
  CHECK(pages.left(wide) == doctest::Approx(60));
  CHECK(pages.style({.name = "wide"}).paper == PageSize{400, 600});
}

TEST_CASE("page_style: no page of one kind decides on the paper of all") {
  CHECK_FALSE(Pages("@page :first { size: 300pt }").paper());
  CHECK_FALSE(Pages("@page :recto { size: 300pt }").paper());
  CHECK(Pages("@page { size: 200pt } @page :first { size: 300pt }").paper() ==
        PageSize{200, 200});
  CHECK(Pages("@page { size: 1mm 10000cm }").paper() == PageSize{36, 14'400});
}
