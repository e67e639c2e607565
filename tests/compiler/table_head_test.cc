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
