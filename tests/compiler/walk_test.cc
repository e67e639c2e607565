#include "compiler/walk.h"

#include <string>

#include <doctest/doctest.h>

#include "tests/tree.h"

using namespace octavo;
using octavo::tree::text;

TEST_CASE(
    "walk: every text is met once, in reading order, through items, cells and captions") {
  const Blocks blocks = {
      {.kind = Heading{1, {text("a"), {.kind = Emphasis{{text("b")}}}}}},
      {.kind = List{.items = {{.content = {{.kind = Paragraph{{text("c")}}}}}}}},
      {.kind =
           Table{.caption = {{.kind = Paragraph{{text("d")}}}},
                 .head = {{.cells = {{.content = {{.kind = Paragraph{{text("e")}}}}}}}}}},
      {.kind =
           Contents{{text("f")},
                    {{.content = {text("g")}, .entries = {{.content = {text("h")}}}}}}},
      {.kind = Paragraph{{{.kind = Image{.description = {text("i")}}}}}},
  };
  std::string seen;
  walk(blocks, Overload{[&](const Block&) {},
                        [&](const Inline& node) {
                          if (const auto* leaf = std::get_if<Text>(&node.kind)) {
                            seen += leaf->text;
                          }
                        }});
  CHECK(seen == "abcdefghi");
}
