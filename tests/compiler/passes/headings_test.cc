#include "compiler/passes/headings.h"

#include <doctest/doctest.h>

#include "compiler/plain_text.h"
#include "tests/tree.h"

using namespace octavo;
using namespace octavo::tree;

namespace {

Block heading_of(Inline content) {
  return {.kind = Heading{.level = 1, .content = {std::move(content)}}};
}

}  // namespace

TEST_CASE("headings: one in which there is nothing is left out, wherever it stands") {
  Document document{.content = {heading(1, "a"),
                                heading(2, ""),
                                heading(2, " \u00A0\u200B"),
                                division({heading(2, ""), paragraph("x")}),
                                {.kind = Quote{{heading(1, "")}}}}};
  document.content.push_back({.kind = Heading{.level = 3, .content = {}}});
  Diagnostics diagnostics;
  leave_out_empty_headings(document, diagnostics);
  CHECK(plain_text(document.content) == "a\nx");
  CHECK(document.content.size() == 3);
  REQUIRE(diagnostics.list().size() == 5);
  CHECK(diagnostics.list()[0].code == "empty-heading");
}

TEST_CASE("headings: one without words but with something to see stays, and is told") {
  const Inline picture{.kind = Image{.source = "a.png"}};
  Document document{.content = {heading_of(picture), heading_of(note_mark("n"))}};
  Diagnostics diagnostics;
  leave_out_empty_headings(document, diagnostics);
  CHECK(document.content.size() == 2);
  REQUIRE(diagnostics.list().size() == 2);
  CHECK(diagnostics.list()[0].message.find("no words to list it by") !=
        std::string::npos);
}
