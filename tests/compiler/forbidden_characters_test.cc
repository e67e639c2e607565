#include "compiler/forbidden_characters.h"

#include <doctest/doctest.h>

#include "compiler/dump.h"

using namespace octavo;

TEST_CASE(
    "forbidden_characters: what XML forbids is replaced wherever it stands and told "
    "once") {
  Sources sources;
  const FileId file = sources
                          .add("a.md",
                               "ab\x01"
                               "c")
                          .id();
  const Span span{file, 0, 4};
  Document document;
  document.metadata.authors = {"x\uFFFEy"};
  document.content = {
      {.kind = Paragraph{{{.kind = Text{"ab\x01"
                                        "c"},
                           .span = span},
                          {.kind = Code{"\x01"}, .span = span},
                          {.kind = Link{.target = "\x02", .content = {}},
                           .attributes = {.pairs = {{"k", "\U0001FFFF"}}}}}}},
      {.kind = CodeBlock{.text = "\t\x1B\n"}}};
  Diagnostics diagnostics;
  replace_forbidden_characters(document, sources, diagnostics);
  CHECK(dump(document) ==
        "author \"x\uFFFDy\"\n"
        "paragraph\n"
        "  text \"ab\uFFFDc\"\n"
        "  code \"\uFFFD\"\n"
        "  link \"\uFFFD\" k:\"\uFFFD\"\n"
        "code-block \"\\u{9}\uFFFD\\n\"\n");
  REQUIRE(diagnostics.list().size() == 5);
  CHECK(diagnostics.list().front().span == Span{file, 2, 3});
  CHECK(diagnostics.list().front().message ==
        "no book may carry the character U+0001, which occurs 2 times; it is shown as "
        "U+FFFD");
}

TEST_CASE("forbidden_characters: one in a value without a place is found in the source") {
  Sources sources;
  sources.add("a.md", "# One\n");
  const FileId file = sources.add("b.md", "author: A\x03").id();
  Document document;
  document.metadata.authors = {"A\x03"};
  Diagnostics diagnostics;
  replace_forbidden_characters(document, sources, diagnostics);
  REQUIRE(diagnostics.list().size() == 1);
  CHECK(diagnostics.list().front().span == Span{file, 9, 10});
}

TEST_CASE("forbidden_characters: allowed characters stay, astral and private ones too") {
  Document document;
  document.content = {
      {.kind = CodeBlock{.text = "a\t\n\u007F\u0080\uE000\uFFFD\U0001F600"}}};
  Diagnostics diagnostics;
  replace_forbidden_characters(document, {}, diagnostics);
  CHECK(std::get<CodeBlock>(document.content.front().kind).text ==
        "a\t\n\u007F\u0080\uE000\uFFFD\U0001F600");
  CHECK(diagnostics.list().empty());
}
