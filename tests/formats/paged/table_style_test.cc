#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "formats/paged/paged.h"
#include "tests/formats/paged/paged_support.h"

using namespace octavo;
using namespace octavo::paged;
using namespace octavo::tests;
using tree::paragraph;
using tree::text;

namespace {

/// Two columns and two rows, with a caption.
Page styled_table_page(std::string_view css) {
  const auto cell = [](const std::string& words) {
    return TableCell{.content = {paragraph(words)}};
  };
  Table table{.caption = {paragraph("caption")},
              .body = {{.cells = {cell("big"), cell("small")}},
                       {.cells = {cell("c"), cell("d")}}}};
  Document document = document_of({{.kind = std::move(table)}});
  add_stylesheet(document,
                 "table { border: 0 solid } thead { border: 0 }" + std::string(css));
  Diagnostics diagnostics;
  return make_pages(document, {}, diagnostics).pages.at(0);
}

std::vector<Rectangle> edges_on(const Page& page) {
  std::vector<Rectangle> edges;
  for (const PlacedItem& item : page.items) {
    if (const auto* rule = std::get_if<Rule>(&item)) {
      edges.push_back(rule->area);
    }
  }
  return edges;
}

Point place_of(const Page& page, std::string_view words) {
  for (const PlacedItem& item : page.items) {
    const auto* run = std::get_if<TextRun>(&item);
    if (run != nullptr && run->text.starts_with(words)) {
      return run->origin;
    }
  }
  FAIL("it is not on the page");
  return {};
}

}  // namespace

TEST_CASE("table style: cells are aligned by the baseline, top, middle or foot") {
  const auto below = [](const std::string& align) {
    const Page page = styled_table_page("td { vertical-align: " + align +
                                        " } tr:first-child td:first-child "
                                        "{ font-size: 3em; line-height: 1.5 }");
    return place_of(page, "small").y - place_of(page, "big").y;
  };
  CHECK(below("baseline") == doctest::Approx(0));
  CHECK(below("top") < -5);
  CHECK(below("middle") > below("top") + 3);
  CHECK(below("bottom") > below("middle") + 3);
}

TEST_CASE("table style: cells beside each other share one line, the wider") {
  const Page page = styled_table_page(
      "table { border-collapse: collapse } td { border: 1pt solid; }"
      "td:last-child { border-left-width: 3pt }");
  std::vector<Rectangle> upright;
  for (const Rectangle& edge : edges_on(page)) {
    if (edge.height > edge.width) {
      upright.push_back(edge);
    }
  }
  // Left, between and right, in two rows.
  REQUIRE(upright.size() == 6);
  std::ranges::sort(upright, {}, &Rectangle::left);
  CHECK(upright[0].width == doctest::Approx(1));
  CHECK(upright[2].width == doctest::Approx(3));
  CHECK(upright[4].width == doctest::Approx(1));
}

TEST_CASE("table style: lines that meet are the widest, or that of the cell") {
  const auto colors_at_edges = [](const std::string& css) {
    const Page page = styled_table_page("table { border-collapse: collapse }" + css);
    std::vector<Rule> rules;
    for (const PlacedItem& item : page.items) {
      if (const auto* rule = std::get_if<Rule>(&item)) {
        rules.push_back(*rule);
      }
    }
    const auto thickness = [](const Rule& rule) {
      return std::min(rule.area.width, rule.area.height);
    };
    const auto least = [&](auto side) { return std::ranges::min(rules, {}, side); };
    const std::vector<Rule> outer{
        least([](const Rule& rule) { return rule.area.top; }),
        least([](const Rule& rule) { return -rule.area.top - rule.area.height; }),
        least([](const Rule& rule) { return rule.area.left; }),
        least([](const Rule& rule) { return -rule.area.left - rule.area.width; })};
    std::string reds;
    for (const Rule& line : outer) {
      for (const Rule& rule : rules) {
        // Another line on it would be seen.
        const bool meets = rule.area.top < line.area.top + line.area.height - 0.01 &&
                           rule.area.top + rule.area.height > line.area.top + 0.01 &&
                           rule.area.left < line.area.left + line.area.width - 0.01 &&
                           rule.area.left + rule.area.width > line.area.left + 0.01;
        const bool goes_along =
            (rule.area.height > rule.area.width) == (line.area.height > line.area.width);
        const bool covers =
            meets && (goes_along || thickness(rule) < thickness(line) - 0.01);
        CHECK((!covers || rule.color == line.color));
      }
      reds += line.color.red == 1 ? 'r' : 'b';
    }
    return reds;
  };
  CHECK(colors_at_edges(
            "table { border: 3pt solid black } td { border: 1pt solid red }") == "bbbb");
  CHECK(colors_at_edges(
            "table { border: 1pt solid black } td { border: 3pt solid red }") == "rrrr");
  CHECK(colors_at_edges(
            "table { border: 1pt solid black } td { border: 1pt solid red }") == "rrrr");
  CHECK(colors_at_edges("table { border: 1pt solid black } td { border: 1pt dotted red }"
                        "td { border-bottom-style: double }")[0] == 'b');
  CHECK(colors_at_edges(
            "table { border: 1pt solid black } tr { border: 1pt solid red }") == "rrrr");
}

TEST_CASE("table style: cells stand apart, and from the table's own border") {
  const Page page = styled_table_page(
      "table { border-collapse: separate; border-spacing: 6pt 4pt;"
      " border: 2pt solid; background: #eee } td { background: red; padding: 0 }");
  std::vector<Rectangle> cells;
  double left = 1e9;
  double right = 0;
  for (const PlacedItem& item : page.items) {
    if (const auto* rule = std::get_if<Rule>(&item)) {
      left = std::min(left, rule->area.left);
      right = std::max(right, rule->area.left + rule->area.width);
      if (rule->color.red == 1) {
        cells.push_back(rule->area);
      }
    }
  }
  REQUIRE(cells.size() == 4);
  CHECK(cells[0].left == doctest::Approx(left + 8));
  CHECK(cells[1].left == doctest::Approx(cells[0].left + cells[0].width + 6));
  CHECK(cells[1].left + cells[1].width == doctest::Approx(right - 8));
  CHECK(cells[2].top == doctest::Approx(cells[0].top + cells[0].height + 4));
}

TEST_CASE("table style: a caption stands above or below") {
  const Page above = styled_table_page("");
  CHECK(place_of(above, "caption").y < place_of(above, "big").y);
  const Page below = styled_table_page("table { caption-side: bottom }");
  CHECK(place_of(below, "caption").y > place_of(below, "d").y);
}

TEST_CASE("table style: inlines are moved from their baseline") {
  const auto shift = [](const std::string& align) {
    Document document =
        document_of({paragraph({text("a"), {.kind = Emphasis{{text("b")}}}})});
    add_stylesheet(document, "em { vertical-align: " + align + " }");
    Diagnostics diagnostics;
    const Page page = make_pages(document, {}, diagnostics).pages.at(0);
    return place_of(page, "a").y - place_of(page, "b").y;
  };
  CHECK(shift("baseline") == doctest::Approx(0));
  CHECK(shift("3pt") == doctest::Approx(3));
  CHECK(shift("-3pt") == doctest::Approx(-3));
  CHECK(shift("super") > 2);
  CHECK(shift("sub") < -1);
}

namespace {

TableBlock styled_grid(std::string_view css) {
  const auto cell = [](const std::string& words) {
    return TableCell{.content = {paragraph(words)}};
  };
  Table table{.body = {{.cells = {cell("a"), cell("b")}},
                       {.cells = {cell("c"), cell("d")}},
                       {.cells = {cell("e"), cell("f")}}}};
  Document document = document_of({{.kind = std::move(table)}});
  add_stylesheet(document, css);
  const BookStyle book = book_style(document, {});
  const Flow flow = flow_document(document, book);
  return std::get<TableBlock>(flow.blocks.at(0).content);
}

}  // namespace

TEST_CASE("table style: rows begin pages, end them and keep together") {
  const TableBlock grid = styled_grid(
      "tr:nth-child(2) { break-before: page } tr:nth-child(3) { break-before: "
      "avoid; break-inside: auto }");
  REQUIRE(grid.row_breaks.size() == 3);
  CHECK(grid.row_breaks[1].before == Start::page);
  CHECK(grid.row_breaks[1].stays_whole);
  CHECK(grid.row_breaks[2].keeps_with_last);
  CHECK_FALSE(grid.row_breaks[2].stays_whole);
}

TEST_CASE("table style: rows and cells that are not shown take no room") {
  CHECK(styled_grid("tr:nth-child(2) { display: none }").rows == 2);
  CHECK(styled_grid("td:last-child { display: none }").columns == 1);
  CHECK(styled_grid("tr { display: none } tr:last-child { display: table-row }").rows ==
        1);
}

TEST_CASE("table style: widths of cells and limits of a table") {
  const TableBlock grid = styled_grid(
      "td { width: 40pt } table { max-width: 200pt; min-width: 90pt; padding: 7pt }");
  CHECK(grid.cells[0].width == doctest::Approx(40));
  CHECK(grid.most_width == doctest::Approx(200));
  CHECK(grid.least_width == doctest::Approx(90));
  // Cells that share their borders leave a table no padding (CSS 2.2, 17.6.2).
  CHECK(css::side_of(grid.padding, css::Side::left) == 0);
  CHECK(css::side_of(
            styled_grid("table { border-collapse: separate; padding: 7pt }").padding,
            css::Side::left) == doctest::Approx(7));
}

TEST_CASE("table style: rows and their groups have borders at their sides") {
  const TableBlock grid =
      styled_grid("tbody { border-left: 3pt solid } tr { border-right: 1pt solid }");
  CHECK(css::side_of(grid.cells[0].edges, css::Side::left).width == doctest::Approx(3));
  CHECK(css::side_of(grid.cells[1].edges, css::Side::right).width == doctest::Approx(1));
  CHECK(css::side_of(grid.cells[1].edges, css::Side::left).width == 0);
}

TEST_CASE("table style: what is wider than it needs goes to columns without a width") {
  const Page page = styled_table_page(
      "table { width: 200pt } td { padding: 0; border: 0 "
      "} td:first-child { width: 50pt }");
  CHECK(place_of(page, "small").x - place_of(page, "big").x == doctest::Approx(50));
  const Page half = styled_table_page(
      "table { width: 200pt } td { padding: 0; border: 0; width: 50pt }");
  CHECK(place_of(half, "small").x - place_of(half, "big").x == doctest::Approx(100));
}

TEST_CASE("table style: the margin of a table stands around its caption too") {
  const auto between = [](const std::string& margin) {
    const Page page = styled_table_page("table { margin: " + margin + " }");
    return place_of(page, "big").y - place_of(page, "caption").y;
  };
  CHECK(between("0 auto") == doctest::Approx(between("60pt auto")));
}
