#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "tests/formats/paged/paged_support.h"

using namespace octavo;
using namespace octavo::paged;
using namespace octavo::tests;
using tree::text;

/// The area of notes: `@footnote`.
namespace {

/// On a page of 300 points with margins of 50.
struct NotePage {
  std::vector<Rule> rules{};
  double left = 1000;
  double right = 0;
  /// Of the first and the last line of the note.
  double first = 1000;
  double last = 0;
};

constexpr std::string_view plain =
    "border: none; padding: 0; margin: 0; background: none; ";

NotePage note_page(const std::string& area, const std::string& more = "") {
  Document document = document_of(
      {tree::division({tree::paragraph({text("word"), tree::note_mark("n")})}, {"part"}),
       {.kind = Notes{{{.kind = Note{.label = "n",
                                     .number = 1,
                                     .content = {words_paragraph(60, "note")}}}}}}});
  add_stylesheet(document,
                 "@page { size: 300pt; margin: 50pt; @bottom-center { content: none } "
                 "@top-center { content: none } } "
                 "html { font-size: 10pt; line-height: 10pt } "
                 "aside.note { padding: 0; font-size: 10pt; line-height: 10pt } "
                 ".note-number { display: none } @page { @footnote { " +
                     std::string(plain) + area + " } } " + more);
  const PagedDocument paged = pages_of(document);
  NotePage found;
  for (const PlacedItem& item : paged.pages.at(0).items) {
    if (const auto* rule = std::get_if<Rule>(&item)) {
      found.rules.push_back(*rule);
    }
    const auto* run = std::get_if<TextRun>(&item);
    if (run != nullptr && run->text.find("note") != std::string::npos) {
      found.left = std::min(found.left, run->origin.x);
      // The space at a line's end stands beyond it.
      const double space = run->text.ends_with(' ') ? run->size / 2 : 0;
      found.right = std::max(found.right, run->origin.x + run->width - space);
      found.first = std::min(found.first, run->origin.y);
      found.last = std::max(found.last, run->origin.y);
    }
  }
  REQUIRE(found.right > found.left);
  return found;
}

const Rule& rule_of(const NotePage& page, double red) {
  const auto found = std::ranges::find_if(page.rules, [&](const Rule& rule) {
    return std::abs(rule.color.red - red) < 0.01;
  });
  REQUIRE(found != page.rules.end());
  return *found;
}

void check_area(const Rule& rule, const Rectangle& area) {
  CHECK(rule.area.left == doctest::Approx(area.left));
  CHECK(rule.area.top == doctest::Approx(area.top));
  CHECK(rule.area.width == doctest::Approx(area.width));
  CHECK(rule.area.height == doctest::Approx(area.height));
}

}  // namespace

TEST_CASE("note area: its margins, borders and paddings make the notes narrower") {
  const NotePage bare = note_page("");
  CHECK(bare.left == doctest::Approx(50));
  CHECK(bare.right <= 250.01);
  CHECK(bare.right > 225);
  for (const std::string left : {"margin-left: 60pt", "padding-left: 60pt",
                                 "border-left: 60pt solid", "padding: 0 0 0 60pt"}) {
    CAPTURE(left);
    const NotePage page = note_page(left);
    CHECK(page.left == doctest::Approx(110));
    CHECK(page.right <= 250.01);
    CHECK(page.first < bare.first);
  }
  for (const std::string right : {"margin-right: 60pt", "padding-right: 60pt",
                                  "border-right: 60pt solid", "margin: 0 60pt 0 0"}) {
    CAPTURE(right);
    const NotePage page = note_page(right);
    CHECK(page.left == doctest::Approx(50));
    CHECK(page.right <= 190.01);
    CHECK(page.first < bare.first);
  }
}

TEST_CASE("note area: what stands below the notes lifts them from the foot") {
  const NotePage bare = note_page("");
  for (const std::string below :
       {"margin-bottom: 30pt", "padding-bottom: 30pt", "border-bottom: 30pt solid",
        "margin-bottom: 10pt; padding-bottom: 10pt; border-bottom: 10pt solid"}) {
    CAPTURE(below);
    const NotePage page = note_page(below);
    CHECK(page.last == doctest::Approx(bare.last - 30));
    CHECK(page.first == doctest::Approx(bare.first - 30));
  }
}

TEST_CASE("note area: the breaker keeps the room that it takes") {
  // Of 200 points the text takes 10, a note of three lines 30.
  const auto lines_here = [](const std::string& area) {
    const NotePage page = note_page(area);
    return (page.last - page.first) / 10 + 1;
  };
  const double all = lines_here("");
  CHECK(lines_here("padding-bottom: 170pt") < all);
  CHECK(lines_here("margin-bottom: 85pt; margin-top: 85pt") < all);
}

TEST_CASE("note area: it has borders on all sides and a background") {
  const NotePage page = note_page(
      "margin: 4pt 6pt 8pt 10pt; padding: 2pt 3pt 4pt 5pt; border-style: solid; "
      "border-width: 1pt 2pt 3pt 4pt; background: rgb(100% 100% 0); "
      "border-color: rgb(20% 0 0) rgb(40% 0 0) rgb(60% 0 0) rgb(80% 0 0)");
  REQUIRE(page.rules.size() == 5);
  const double left = 60;
  const double width = 184;
  const double bottom = 250 - 8;
  const Rectangle whole = rule_of(page, 1).area;
  CHECK(whole.top + whole.height == doctest::Approx(bottom));
  check_area(
      rule_of(page, 1),
      {.left = left, .top = whole.top, .width = width, .height = bottom - whole.top});
  check_area(rule_of(page, 0.2),
             {.left = left, .top = whole.top, .width = width, .height = 1});
  check_area(rule_of(page, 0.6),
             {.left = left, .top = bottom - 3, .width = width, .height = 3});
  CHECK(rule_of(page, 0.4).area.left == doctest::Approx(left + width - 2));
  CHECK(rule_of(page, 0.8).area.left == doctest::Approx(left));
  CHECK(page.left == doctest::Approx(left + 4 + 5));
  CHECK(page.right <= left + width - 2 - 3 + 0.01);
}

TEST_CASE("note area: a line of the author's is whole, unless it is cut too") {
  const auto width = [](const std::string& line) {
    const NotePage page = note_page("border-clip: 20%; " + line + "; ");
    REQUIRE(page.rules.size() == 1);
    return page.rules[0].area.width;
  };
  CHECK(width("border-top-style: solid") == doctest::Approx(40));
  CHECK(width("border-top: 1pt solid") == doctest::Approx(200));
  CHECK(width("border-block-start: 1pt solid") == doctest::Approx(200));
  CHECK(width("border-top: 1pt solid; border-clip: 50pt") == doctest::Approx(50));
  CHECK(width("border-bottom: 1pt solid") == doctest::Approx(200));
  CHECK(note_page("border-clip: 20%; border: 1pt solid").rules[0].area.width ==
        doctest::Approx(200));
}

TEST_CASE(
    "note area: what cuts the line leaves the background whole, in either direction") {
  const std::string area =
      "border-top: 1pt solid rgb(20% 0 0); border-clip: 50pt; background: rgb(100% 0 0)";
  const NotePage page = note_page(area);
  CHECK(rule_of(page, 1).area.width == doctest::Approx(200));
  CHECK(rule_of(page, 0.2).area.left == doctest::Approx(50));
  const NotePage mirrored = note_page(area + "; direction: rtl");
  CHECK(rule_of(mirrored, 1).area.width == doctest::Approx(200));
  CHECK(rule_of(mirrored, 0.2).area.left == doctest::Approx(200));
  CHECK(rule_of(mirrored, 0.2).area.width == doctest::Approx(50));
}

TEST_CASE("note area: notes are as wide as the pages on which they are called") {
  const NotePage page = note_page(
      "", ".part { page: part } @page part { @footnote { padding: 0 30pt 0 60pt } }");
  CHECK(page.left == doctest::Approx(110));
  CHECK(page.right <= 220.01);
  CHECK(page.right > 195);
}
