#include "compiler/passes/sections.h"

#include <doctest/doctest.h>

#include "compiler/plain_text.h"
#include "tests/tree.h"

using namespace octavo;
using namespace octavo::tree;

namespace {

/// "1 a[2 b[]]": level and heading of each section, with the sections inside it.
std::string outline(const Blocks& blocks) {
  std::string result;
  for (const Block& block : blocks) {
    if (const auto* section = std::get_if<Section>(&block.kind)) {
      const auto& own = std::get<Heading>(section->content.front().kind);
      result += std::to_string(section->level) + plain_text(own.content) + "[" +
                outline(section->content) + "]";
    } else if (const auto* inner = std::get_if<Division>(&block.kind)) {
      result += "{" + outline(inner->content) + "}";
    }
  }
  return result;
}

std::string outline_of(Blocks blocks, std::size_t expected_diagnostics = 0) {
  Document document{.content = std::move(blocks)};
  Diagnostics diagnostics;
  make_sections(document, diagnostics);
  CHECK(diagnostics.list().size() == expected_diagnostics);
  return outline(document.content);
}

}  // namespace

TEST_CASE("sections: headings nest by their levels") {
  CHECK(outline_of({heading(1, "a"), heading(2, "b"), heading(3, "c"), heading(2, "d"),
                    heading(1, "e")}) == "1a[2b[3c[]]2d[]]1e[]");
}

TEST_CASE(
    "sections: a manuscript that begins at level 2 loses no level and gets no message") {
  CHECK(outline_of({heading(2, "a"), heading(3, "b"), heading(2, "c")}) ==
        "1a[2b[]]1c[]");
}

TEST_CASE("sections: a level that is left out is closed up and reported") {
  CHECK(outline_of({heading(1, "a"), heading(3, "b"), heading(3, "c"), heading(2, "d")},
                   2) == "1a[2b[]2c[]2d[]]");
  CHECK(outline_of({heading(6, "six"), heading(1, "one"), heading(5, "five")}, 2) ==
        "1six[]1one[2five[]]");
}

TEST_CASE("sections: what is said of a level left out counts levels as the author does") {
  const auto said_of = [](Blocks blocks) {
    Document document{.content = std::move(blocks)};
    Diagnostics diagnostics;
    make_sections(document, diagnostics);
    REQUIRE(diagnostics.list().size() == 1);
    const Diagnostic& only = diagnostics.list().front();
    REQUIRE(only.hints.size() == 1);
    const std::string& hint = only.hints.front().message;
    return only.message + ": " + hint.substr(0, hint.find(" to keep"));
  };
  CHECK(said_of({heading(3, "a"), heading(1, "b")}) ==
        "this heading of level 3 has none of level 1 above it: it is set as level 1; in "
        "Markdown, write it with 1 `#`");
  CHECK(said_of({division({heading(4, "a")}), heading(2, "b")}) ==
        "this heading of level 4 has none of level 2 above it: it is set as level 2; in "
        "Markdown, write it with 2 `#`");
  CHECK(said_of({heading(2, "a"), heading(4, "b")}) ==
        "this heading of level 4 stands under one of level 2: it is set as level 3; in "
        "Markdown, write it with 3 `#`");
  CHECK(said_of({heading(1, "a"), division({heading(3, "b")})}) ==
        "this heading of level 3 stands under one of level 1: it is set as level 2; in "
        "Markdown, write it with 2 `#`");
}

TEST_CASE("sections: a division with headings holds their sections") {
  CHECK(outline_of({heading(1, "a"), division({heading(2, "b"), paragraph("x")}),
                    heading(1, "c")}) == "1a[{2b[]}]1c[]");
}

TEST_CASE("sections: the id and classes of a heading move to its section") {
  Document document{.content = {heading(1, "a", "x")}};
  Diagnostics diagnostics;
  make_sections(document, diagnostics);
  CHECK(document.content[0].attributes.id == "x");
  CHECK(std::get<Section>(document.content[0].kind).content[0].attributes.id.empty());
}

TEST_CASE("sections: ranks begin below the title in an article and at 1 in a book") {
  for (const Form form : {Form::article, Form::book}) {
    Document document{.content = {heading(1, "a"),
                                  heading(2, "b"),
                                  {.kind = Quote{{heading(1, "quoted")}}}}};
    document.metadata.form = form;
    Diagnostics diagnostics;
    make_sections(document, diagnostics);
    rank_headings(document);
    const auto& first = std::get<Section>(document.content[0].kind);
    const auto& second = std::get<Section>(first.content[1].kind);
    const auto& quote = std::get<Quote>(second.content[1].kind);
    const int shift = form == Form::article ? 1 : 0;
    CHECK(std::get<Heading>(first.content[0].kind).level == 1 + shift);
    CHECK(std::get<Heading>(second.content[0].kind).level == 2 + shift);
    CHECK(std::get<Heading>(quote.content[0].kind).level == 3 + shift);
  }
}

TEST_CASE("sections: the language of a heading is not that of the text below it") {
  Block arabic = heading(1, "a");
  arabic.attributes.language = "ar";
  arabic.attributes.classes = {"part"};
  Document document{.content = {std::move(arabic), paragraph("b")}};
  Diagnostics diagnostics;
  make_sections(document, diagnostics);
  const Block& section = document.content.front();
  CHECK(section.attributes.language.empty());
  CHECK(section.attributes.classes.front() == "part");
  const Block& own = std::get<Section>(section.kind).content.front();
  CHECK(own.attributes.language == "ar");
  CHECK(own.attributes.classes.empty());
}

TEST_CASE("sections: the heading of the contents ranks below the title of an article") {
  for (const auto& [form, rank] :
       {std::pair(Form::article, 2), std::pair(Form::book, 1)}) {
    Document document{.content = {{.kind = Contents{}}}};
    document.metadata.form = form;
    rank_headings(document);
    CHECK(std::get<Contents>(document.content.front().kind).level == rank);
  }
}
