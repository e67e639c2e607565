#include "formats/paged/boxes.h"

#include <algorithm>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "formats/paged/flow.h"
#include "tests/formats/paged/paged_support.h"

using namespace octavo;
using namespace octavo::paged;
using namespace octavo::tests;
using tree::paragraph;

namespace {

constexpr Color pure_red{.red = 1};

Document boxes_document(std::string_view css, Blocks content) {
  Document document = document_of(std::move(content));
  add_stylesheet(document, css);
  return document;
}

Page boxes_page(std::string_view css, Blocks content) {
  return pages_of(boxes_document(css, std::move(content))).pages.at(0);
}

std::vector<Rectangle> rules_in(const Page& page, const Color& color) {
  std::vector<Rectangle> areas;
  for (const PlacedItem& item : page.items) {
    const auto* rule = std::get_if<Rule>(&item);
    if (rule != nullptr && rule->color == color) {
      areas.push_back(rule->area);
    }
  }
  return areas;
}

std::vector<TextRun> runs_in(const Page& page, Role role = Role::content) {
  std::vector<TextRun> runs;
  for (const PlacedItem& item : page.items) {
    const auto* run = std::get_if<TextRun>(&item);
    if (run != nullptr && run->role == role) {
      runs.push_back(*run);
    }
  }
  return runs;
}

Block quoted(Block inner, int deep) {
  for (int each = 0; each < deep; ++each) {
    Blocks content;
    content.push_back(std::move(inner));
    inner = {.kind = Quote{std::move(content)}};
  }
  return inner;
}

Block numbered(std::vector<std::string> words) {
  List list{.marker = ListMarker::decimal};
  for (std::string& each : words) {
    list.items.push_back({.content = {paragraph(std::move(each))}});
  }
  return {.kind = std::move(list)};
}

}  // namespace

TEST_CASE("boxes: text is as narrow as its box") {
  for (const std::string_view css :
       {"p { width: 4em; background: red }", "p { margin-left: 85%; background: red }",
        "p { width: 1em; background: red }"}) {
    CAPTURE(css);
    const Page page = boxes_page(css, {words_paragraph(6, "of")});
    const std::vector<Rectangle> boxes = rules_in(page, pure_red);
    REQUIRE(boxes.size() == 1);
    for (const TextRun& run : runs_in(page)) {
      CHECK(run.origin.x >= boxes[0].left - 0.01);
      // A space may stand out at the end of a line.
      const double space = run.text.ends_with(' ') ? run.size / 2 : 0;
      CHECK(run.origin.x + run.width - space <= boxes[0].left + boxes[0].width + 0.01);
    }
  }
}

TEST_CASE("boxes: what is generated as a block is in its box") {
  const Page page = boxes_page(
      "p::before { content: 'TIP'; display: block; width: 3em; text-align: center;"
      " background: red }",
      {paragraph("x")});
  const std::vector<Rectangle> boxes = rules_in(page, pure_red);
  REQUIRE(boxes.size() == 1);
  const std::vector<TextRun> tips = runs_in(page, Role::artifact);
  const auto tip =
      std::ranges::find_if(tips, [](const TextRun& run) { return run.text == "TIP"; });
  REQUIRE(tip != tips.end());
  const double middle = tip->origin.x + tip->width / 2;
  CHECK(middle == doctest::Approx(boxes[0].left + boxes[0].width / 2));
}

TEST_CASE("boxes: however deep they are, some letters stand on a line") {
  const Document document =
      boxes_document("blockquote { font-size: 1em; border: 1pt solid red }",
                     {quoted(words_paragraph(20), 100)});
  const BookStyle book = book_style(document, {});
  const Flow flow = flow_document(document, book);
  REQUIRE(flow.blocks.size() == 1);
  const double left = flow.blocks[0].left;
  const double measure = flow.runs[0].measure - left - flow.blocks[0].right;
  CHECK(measure > 15);
  CHECK(measure < 40);
  for (const Box& box : flow.boxes) {
    CHECK(flow.runs[0].measure - box.left - box.right >= measure - 0.01);
    CHECK(box.left <= left + 0.01);
  }
  CHECK(pages_of(document).pages.size() < 20);
}

TEST_CASE("boxes: padding and borders of an item do not move its number") {
  const auto number = [](std::string_view css) {
    const std::vector<TextRun> labels =
        runs_in(boxes_page(css, {numbered({"one"})}), Role::label);
    REQUIRE(labels.size() == 1);
    return labels[0].origin.x;
  };
  const double usual = number("");
  CHECK(number("li { border-left: 2pt solid; padding-left: .5em }") ==
        doctest::Approx(usual));
  CHECK(number("li { padding-left: 3em }") == doctest::Approx(usual));
  CHECK(number("li { margin-left: 10pt }") == doctest::Approx(usual + 10));
}

TEST_CASE("boxes: margins go through what has only a background") {
  const auto content = [] {
    return Blocks{paragraph("a"),
                  tree::division({paragraph("b"), paragraph("c")}, {"out"}),
                  paragraph("d")};
  };
  const auto laid = [&](const std::string& css) {
    return boxes_page(
        "p { margin: 0; line-height: 14pt } .out { margin: 20pt 0;"
        " background: red } .out p { margin: 30pt 0 }" +
            css,
        content());
  };
  const Page page = laid("");
  const std::vector<TextRun> runs = runs_in(page);
  REQUIRE(runs.size() == 4);
  CHECK(runs[1].origin.y - runs[0].origin.y == doctest::Approx(44));
  CHECK(runs[3].origin.y - runs[2].origin.y == doctest::Approx(44));
  const std::vector<Rectangle> boxes = rules_in(page, pure_red);
  REQUIRE(boxes.size() == 1);
  CHECK(boxes[0].height == doctest::Approx(58));
  // The first line of it stands at its top.
  CHECK(boxes[0].top > runs[0].origin.y + 25);
  const Page parted = laid(".out { padding: 1pt 0 }");
  CHECK(rules_in(parted, pure_red).at(0).height == doctest::Approx(120));
}

TEST_CASE("boxes: margins within a padded box go through a background in it") {
  const Page page = boxes_page(
      "p { margin: 0; line-height: 14pt } .out { padding: 5pt 0; background: blue }"
      ".in { margin: 20pt 0; background: red } .in p { margin: 30pt 0 }",
      {tree::division({tree::division({paragraph("b")}, {"in"})}, {"out"})});
  const std::vector<Rectangle> outer = rules_in(page, {.blue = 1});
  const std::vector<Rectangle> inner = rules_in(page, pure_red);
  REQUIRE(outer.size() == 1);
  REQUIRE(inner.size() == 1);
  CHECK(inner[0].top == doctest::Approx(outer[0].top + 35));
  CHECK(inner[0].height == doctest::Approx(14));
  CHECK(outer[0].height == doctest::Approx(84));
}

TEST_CASE("boxes: borders that look carved have two tones") {
  const Rectangle area{.width = 40, .height = 20};
  const auto painted = [&](css::BorderStyle style) {
    Box box;
    box.edges.fill({.width = 4, .color = pure_red, .style = style});
    std::vector<PlacedItem> items;
    paint_box(area, box, items);
    std::vector<Rule> rules;
    for (const PlacedItem& item : items) {
      rules.push_back(std::get<Rule>(item));
    }
    return rules;
  };
  // Above, below, left, right.
  const std::vector<Rule> inset = painted(css::BorderStyle::inset);
  REQUIRE(inset.size() == 4);
  CHECK(inset[0].color == inset[2].color);
  CHECK(inset[1].color == pure_red);
  CHECK(inset[3].color == pure_red);
  CHECK(inset[0].color.red < 0.8);
  const std::vector<Rule> outset = painted(css::BorderStyle::outset);
  REQUIRE(outset.size() == 4);
  CHECK(outset[0].color == pure_red);
  CHECK(outset[1].color == inset[0].color);
  const std::vector<Rule> groove = painted(css::BorderStyle::groove);
  REQUIRE(groove.size() == 8);
  CHECK(groove[0].area.height == doctest::Approx(2));
  CHECK(groove[0].color == inset[0].color);
  CHECK(groove[1].area.top == doctest::Approx(2));
  CHECK(groove[1].color == pure_red);
  const std::vector<Rule> ridge = painted(css::BorderStyle::ridge);
  REQUIRE(ridge.size() == 8);
  CHECK(ridge[0].color == pure_red);
  CHECK(ridge[1].color == inset[0].color);
}

TEST_CASE("boxes: black borders that look carved are told apart, too") {
  std::vector<PlacedItem> items;
  paint_edge({.width = 40, .height = 4}, {.width = 4, .style = css::BorderStyle::groove},
             items);
  REQUIRE(items.size() == 2);
  CHECK(std::get<Rule>(items[0]).color != std::get<Rule>(items[1]).color);
}

TEST_CASE("boxes: space that draws blocks together does not stretch") {
  std::string css =
      "@page { size: 200pt 200pt; margin: 20pt } p { margin: 8pt 0;"
      " line-height: 11pt; orphans: 1; widows: 1 }";
  const auto distance = [&](const std::string& own) {
    Blocks blocks;
    for (int each = 0; each < 30; ++each) {
      blocks.push_back(paragraph("x"));
    }
    const std::vector<TextRun> runs = runs_in(boxes_page(css + own, std::move(blocks)));
    REQUIRE(runs.size() > 3);
    return std::pair(runs[1].origin.y - runs[0].origin.y,
                     runs[2].origin.y - runs[1].origin.y);
  };
  // The page is filled by its spaces.
  CHECK(distance("").first > 19.1);
  const auto [drawn, usual] = distance("p:nth-child(2) { margin-top: -14pt }");
  CHECK(usual > 19.1);
  CHECK(drawn == doctest::Approx(11 + 8 - 14));
}
