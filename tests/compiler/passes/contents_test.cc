#include "compiler/passes/contents.h"

#include <doctest/doctest.h>

#include "compiler/listed.h"
#include "compiler/passes/anchors.h"
#include "compiler/passes/nodes.h"
#include "compiler/passes/sections.h"
#include "compiler/passes/title.h"
#include "compiler/plain_text.h"
#include "tests/tree.h"

using namespace octavo;
using namespace octavo::tree;

namespace {

Document book() {
  Block hidden = heading(1, "hidden");
  hidden.attributes.classes = {"unlisted", "unnumbered"};
  Block noted = heading(2, "b");
  std::get<Heading>(noted.kind).content.push_back(note_mark("n"));
  Document document{.content = {heading(1, "a"), std::move(noted), heading(3, "deep"),
                                std::move(hidden), heading(1, "c")}};
  document.metadata.form = Form::book;
  document.metadata.language = "pt";
  Diagnostics diagnostics;
  make_sections(document, diagnostics);
  return document;
}

std::string listed(const std::vector<ContentsEntry>& entries) {
  std::string result;
  for (const ContentsEntry& entry : entries) {
    result += plain_text(entry.content) + "(" + listed(entry.entries) + ")";
  }
  return result;
}

}  // namespace

TEST_CASE(
    "contents: a book lists its sections to the depth asked for, behind its title page") {
  Document document = book();
  add_title_page(document);
  add_contents(document);
  const auto& contents = std::get<Contents>(document.content.at(1).kind);
  CHECK(plain_text(contents.heading) == "Índice");
  CHECK(listed(contents.entries) == "a(b())c()");
}

TEST_CASE("contents: a heading without words is not listed") {
  Document document = book();
  auto& first = std::get<Section>(document.content.at(0).kind);
  std::get<Heading>(first.content.at(0).kind).content = {
      {.kind = Image{.source = "a.png"}}};
  add_contents(document);
  number_nodes(document);
  link_contents(document);
  const auto& entries = std::get<Contents>(document.content.at(0).kind).entries;
  CHECK(listed(entries) == "c()");
  CHECK(entries.at(0).target == document.content.at(3).id);
}

TEST_CASE("contents: an entry has no anchors that hold no words") {
  Block named = heading(1, "Name");
  auto& content = std::get<Heading>(named.kind).content;
  content.insert(content.begin(), {.kind = Styled{}, .attributes = {.id = "old"}});
  Document document{.content = {std::move(named), heading(1, "b")}};
  Diagnostics diagnostics;
  make_sections(document, diagnostics);
  const auto entries = contents_entries(document.content, 2);
  REQUIRE(entries.size() == 2);
  CHECK(entries.front().content.size() == 1);
}

TEST_CASE("contents: a dedication and an epigraph stand before them") {
  Document document = book();
  Blocks front = {division({paragraph("d")}, {"dedication"}),
                  {.kind = Section{.content = {heading(1, "e")}},
                   .attributes = {.classes = {"epigraph"}}},
                  division({paragraph("s")}, {"abstract"})};
  document.content.insert(document.content.begin(), front.begin(), front.end());
  Document article = document;
  add_contents(document);
  CHECK(std::holds_alternative<Contents>(document.content.at(2).kind));
  article.metadata.form = Form::article;
  article.metadata.contents = true;
  add_contents(article);
  CHECK(std::holds_alternative<Contents>(article.content.at(3).kind));
}

TEST_CASE("contents: an article has none unless it asks") {
  Document document = book();
  document.metadata.form = Form::article;
  add_contents(document);
  CHECK(std::holds_alternative<Section>(document.content.at(0).kind));
  document.metadata.contents = true;
  add_contents(document);
  CHECK(std::holds_alternative<Contents>(document.content.at(0).kind));
}

TEST_CASE(
    "contents: numbers stand before headings and in the contents, none where "
    "unnumbered") {
  Document document = book();
  document.metadata.number_sections = true;
  number_sections(document);
  add_contents(document);
  CHECK(listed(std::get<Contents>(document.content.at(0).kind).entries) ==
        "1 a(1.1 b())2 c()");
}

TEST_CASE("contents: chapters run on through numbered parts, appendices have letters") {
  const auto classed = [](int level, std::string words, std::string name) {
    Block made = heading(level, std::move(words));
    made.attributes.classes = {std::move(name)};
    return made;
  };
  Document document{.content = {classed(1, "p", "part"), heading(2, "a"), heading(3, "s"),
                                classed(1, "q", "part"), classed(2, "n", "unnumbered"),
                                heading(3, "t"), heading(2, "b"), heading(3, "u"),
                                classed(2, "x", "appendix"), heading(3, "v")}};
  document.metadata.form = Form::book;
  document.metadata.contents_depth = 3;
  document.metadata.number_sections = true;
  Diagnostics diagnostics;
  make_sections(document, diagnostics);
  number_sections(document);
  add_contents(document);
  CHECK(listed(std::get<Contents>(document.content.at(0).kind).entries) ==
        "I p(1 a(1.1 s()))II q(n(t())2 b(2.1 u())A x(A.1 v()))");
}

TEST_CASE("contents: ids and links know a numbered heading by its words alone") {
  Document document = book();
  document.metadata.number_sections = true;
  number_sections(document);
  number_nodes(document);
  Diagnostics diagnostics;
  const Anchors anchors = give_ids(document, diagnostics);
  CHECK(document.content.at(0).attributes.id == "a");
  CHECK(anchors.by_heading.contains("c"));
}

TEST_CASE("contents: each entry leads to its section") {
  Document document = book();
  add_contents(document);
  number_nodes(document);
  link_contents(document);
  const auto& entries = std::get<Contents>(document.content.at(0).kind).entries;
  CHECK(entries.at(0).target == document.content.at(1).id);
  CHECK(entries.at(1).target == document.content.at(3).id);
  const auto& first = std::get<Section>(document.content.at(1).kind);
  CHECK(entries.at(0).entries.at(0).target == first.content.at(1).id);
}

TEST_CASE("contents: an entry is in the language of its heading") {
  Block french = heading(1, "a");
  french.attributes.language = "fr";
  Document document{.content = {std::move(french)}};
  document.metadata.contents = true;
  Diagnostics diagnostics;
  make_sections(document, diagnostics);
  add_contents(document);
  const auto& contents = std::get<Contents>(document.content.front().kind);
  const Inline& words = contents.entries.at(0).content.at(0);
  CHECK(std::holds_alternative<Styled>(words.kind));
  CHECK(words.attributes.language == "fr");
}
