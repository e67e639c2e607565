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

TEST_CASE("table_head: a cell shows nothing without words, whatever leads to it") {
  CHECK(shows_nothing({}));
  CHECK(shows_nothing({.content = {tree::paragraph(Inlines{})}}));
  CHECK(shows_nothing({.attributes = {.id = "a"}}));
  CHECK_FALSE(shows_nothing({.content = {tree::paragraph("a")}}));
}
