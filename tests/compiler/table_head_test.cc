#include "compiler/table_head.h"

#include <doctest/doctest.h>

#include "tests/tree.h"

using namespace octavo;

TEST_CASE("table_head: a head is one that has words or can be led to") {
  const auto head_of = [](TableCell cell) {
    return Table{.head = {{.cells = {{}, std::move(cell)}}}};
  };
  CHECK_FALSE(has_head(Table{}));
  CHECK_FALSE(has_head(head_of({.content = {tree::paragraph(Inlines{})}})));
  CHECK(has_head(head_of({.content = {tree::paragraph("a")}})));
  CHECK(has_head(head_of({.attributes = {.id = "a"}})));
}

TEST_CASE("table_head: columns and rows are named by a head or by a cell of the body") {
  CHECK_FALSE(names_columns_or_rows({.body = {{.cells = {{}}}}}));
  CHECK_FALSE(names_columns_or_rows({.head = {{.cells = {{}}}}}));
  CHECK(names_columns_or_rows(
      {.head = {{.cells = {{.content = {tree::paragraph("a")}}}}}}));
  CHECK(names_columns_or_rows({.body = {{.cells = {{}, {.heads_row = true}}}}}));
}

TEST_CASE("table_head: a cell shows nothing without words, whatever leads to it") {
  CHECK(shows_nothing({}));
  CHECK(shows_nothing({.content = {tree::paragraph(Inlines{})}}));
  CHECK(shows_nothing({.attributes = {.id = "a"}}));
  CHECK_FALSE(shows_nothing({.content = {tree::paragraph("a")}}));
}
