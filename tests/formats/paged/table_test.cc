#include "formats/paged/table.h"

#include <algorithm>

#include <doctest/doctest.h>

#include "tests/formats/paged/paged_support.h"

using namespace octavo;
using namespace octavo::paged;
using namespace octavo::tests;
using tree::heading;
using tree::paragraph;

namespace {

TableCell cell(const std::string& words) {
  return {.content = {paragraph(words)}};
}

Block table_of(std::size_t rows, const std::string& words = "cell") {
  Table table{.head = {{.cells = {cell("Left"), cell("Right")}}}};
  for (std::size_t row = 0; row < rows; ++row) {
    table.body.push_back({.cells = {cell(words + std::to_string(row)), cell("x")}});
  }
  return {.kind = std::move(table)};
}

}  // namespace

TEST_CASE("table: columns are as wide as their content where there is room") {
  const ColumnExtents extents = column_extents(
      2, {{.column = 0, .extent = {10, 50}}, {.column = 1, .extent = {20, 100}}});
  CHECK(column_widths(extents, 200) == std::vector<double>{50, 100});
}

TEST_CASE("table: columns share what there is between narrowest and widest") {
  const ColumnExtents extents = column_extents(
      2, {{.column = 0, .extent = {10, 50}}, {.column = 1, .extent = {20, 100}}});
  const auto widths = column_widths(extents, 90);
  CHECK(widths[0] == doctest::Approx(30));
  CHECK(widths[1] == doctest::Approx(60));
}

TEST_CASE("table: a cell over two columns widens both") {
  const ColumnExtents extents =
      column_extents(2, {{.column = 0, .extent = {10, 10}},
                         {.column = 1, .extent = {30, 30}},
                         {.column = 0, .columns = 2, .extent = {80, 80}}});
  CHECK(extents.narrowest[0] == doctest::Approx(20));
  CHECK(extents.narrowest[1] == doctest::Approx(60));
}

TEST_CASE("table: it breaks between rows and repeats its head as an artifact") {
  const PagedDocument paged = pages_of(document_of({table_of(90)}));
  REQUIRE(paged.pages.size() > 2);
  CHECK(page_text(paged.pages[0]).starts_with("LeftRight"));
  CHECK(page_text(paged.pages[1]).find("Left") == std::string::npos);
  CHECK(page_text(paged.pages[1], Role::artifact).find("LeftRight") == 0);
}

TEST_CASE("table: twenty thousand rows are all there") {
  const PagedDocument paged = pages_of(document_of({table_of(20000, "r")}));
  CHECK(page_text(paged.pages.back()).find("r19999") != std::string::npos);
}

TEST_CASE("table: a row taller than the page goes on over the next") {
  Table table{.body = {{.cells = {{.content = {words_paragraph(3000)}}, cell("x")}}}};
  const Document document = document_of({{.kind = std::move(table)}});
  const PagedDocument paged = pages_of(document);
  CHECK(paged.pages.size() > 1);
  for (const Page& page : paged.pages) {
    for (const PlacedItem& item : page.items) {
      if (const auto* run = std::get_if<TextRun>(&item)) {
        CHECK(run->origin.y < page.height);
      }
    }
  }
  CHECK(only_letters(book_text(paged)).size() == 3000 * 4 + 1);
}

TEST_CASE("table: one too wide is set smaller, reported, and keeps every word") {
  TableRow row;
  for (int column = 0; column < 40; ++column) {
    row.cells.push_back(cell("antidisestablishment"));
  }
  Diagnostics diagnostics;
  const PagedDocument paged =
      pages_of(document_of({{.kind = Table{.body = {row}}}}), {}, &diagnostics);
  REQUIRE(!diagnostics.list().empty());
  CHECK(diagnostics.list()[0].code == "table-too-wide");
  CHECK(only_letters(book_text(paged)).size() == 40 * 20);
}

TEST_CASE("table: cells over several rows reach into them") {
  Table table{
      .body = {{.cells = {{.content = {paragraph("tall")}, .row_span = 2}, cell("one")}},
               {.cells = {cell("two")}},
               {.cells = {cell("three"), cell("four")}}}};
  const PagedDocument paged = pages_of(document_of({{.kind = std::move(table)}}));
  double one = 0;
  double two = 0;
  double three = 0;
  for (const PlacedItem& item : paged.pages[0].items) {
    if (const auto* run = std::get_if<TextRun>(&item)) {
      one = run->text == "one" ? run->origin.x : one;
      two = run->text == "two" ? run->origin.x : two;
      three = run->text == "three" ? run->origin.x : three;
    }
  }
  CHECK(one == doctest::Approx(two));
  CHECK(three < two);
}

TEST_CASE("table: a head without a word takes no room") {
  Table table{.head = {{.cells = {{.content = {paragraph(Inlines{})}}, {}}}},
              .body = {{.cells = {cell("one"), cell("two")}}}};
  const PagedDocument paged = pages_of(document_of({{.kind = std::move(table)}}));
  CHECK(std::ranges::count_if(paged.pages[0].items, [](const PlacedItem& item) {
          return std::holds_alternative<Rule>(item);
        }) == 2);
}

TEST_CASE("table: no row stands alone beside a page's end, a small table is whole") {
  for (const std::size_t rows : {2U, 4U, 5U, 9U}) {
    for (int before = 18; before < 34; ++before) {
      CAPTURE(rows);
      CAPTURE(before);
      Blocks blocks(static_cast<std::size_t>(before), paragraph("line"));
      blocks.push_back(heading(1, "Heading"));
      blocks.push_back(table_of(rows));
      blocks.push_back(paragraph("line"));
      const PagedDocument paged = pages_of(document_of(std::move(blocks)));
      std::size_t first = 0;
      for (std::size_t row = 0; row < rows; ++row) {
        const std::string words = "cell" + std::to_string(row);
        first += page_text(paged.pages[0]).find(words) == std::string::npos ? 0U : 1U;
      }
      const bool has_heading =
          page_text(paged.pages[0]).find("Heading") != std::string::npos;
      CHECK(has_heading == (first > 0));
      CHECK((first == 0 || first == rows || (first > 1 && first + 1 < rows)));
      CHECK((rows > 4 || first == 0 || first == rows));
    }
  }
}
