#include "compiler/passes/links.h"

#include <doctest/doctest.h>

#include "compiler/passes/anchors.h"
#include "compiler/passes/nodes.h"
#include "compiler/passes/sections.h"
#include "compiler/walk.h"
#include "tests/tree.h"

using namespace octavo;
using namespace octavo::tree;

namespace {

struct Resolved {
  /// `->id` for a link inside the book, the target for one out of it, `words` for none.
  std::vector<std::string> links{};
  std::vector<std::string> codes{};
  std::vector<Hint> hints{};
};

void place(Blocks& blocks, FileId file) {
  walk(blocks, Overload{[&](Block& block) { block.span.file = file; },
                        [&](Inline& node) { node.span.file = file; }});
}

Resolved resolved(std::vector<std::pair<std::string, Blocks>> inputs) {
  Sources sources;
  Document document;
  Diagnostics diagnostics;
  for (auto& [path, blocks] : inputs) {
    place(blocks, sources.add(path, "text").id());
    for (Block& block : blocks) {
      document.content.push_back(std::move(block));
    }
  }
  make_sections(document, diagnostics);
  number_nodes(document);
  const Anchors anchors = give_ids(document, diagnostics);
  resolve_links(document, anchors, sources, diagnostics);
  Resolved result;
  walk(document.content,
       Overload{[](const Block&) {},
                [&](const Inline& node) {
                  if (const auto* each = std::get_if<Link>(&node.kind)) {
                    result.links.push_back(
                        (each->destination == NodeId::none ? "" : "->") + each->target);
                  } else if (std::holds_alternative<Styled>(node.kind)) {
                    result.links.emplace_back("words");
                  }
                }});
  for (const Diagnostic& each : diagnostics.list()) {
    result.codes.emplace_back(each.code);
    result.hints.insert(result.hints.end(), each.hints.begin(), each.hints.end());
  }
  return result;
}

using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE(
    "links: a link finds an id, a slug, a heading's words in any case, and pandoc's "
    "slug") {
  const auto result = resolved(
      {{"a.md",
        {heading(1, "1. Die Größe, heute", "own"), heading(1, "2. Ação é Reação"),
         paragraph({tree::link("#own", "x"), tree::link("#2-ação-é-reação", "x"),
                    tree::link("#2.%20a%C3%A7%C3%A3o%20%C3%A9%20rea%C3%A7%C3%A3o", "x"),
                    tree::link("#ação-é-reação", "x")})}}});
  CHECK(result.links == Strings{"->#own", "->#2-ação-é-reação", "->#2-ação-é-reação",
                                "->#2-ação-é-reação"});
  CHECK(result.codes.empty());
}

TEST_CASE("links: a link to another input leads to its beginning or to a place in it") {
  const auto result =
      resolved({{"book/a.md",
                 {heading(1, "A", "x"),
                  paragraph({tree::link("b.md", "b"), tree::link("./b.md#x", "b"),
                             tree::link("#x", "a")})}},
                {"book/b.md",
                 {heading(1, "B", "x"),
                  paragraph({tree::link("#x", "b"), tree::link("../book/a.md", "a")})}}});
  CHECK(result.links == Strings{"->#x-1", "->#x-1", "->#x", "->#x-1", "->#x"});
  CHECK(result.codes.empty());
}

TEST_CASE("links: a link to the page that is made of an input leads to the input") {
  const auto result = resolved(
      {{"book/a.md",
        {heading(1, "A"),
         paragraph({tree::link("b.html", "b"), tree::link("./b.HTM#x", "b"),
                    tree::link("c%20d.html", "c"), tree::link("../book/a.xhtml", "a"),
                    tree::link("b.pdf", "b")})}},
       {"book/b.md", {heading(1, "B"), heading(2, "X")}},
       {"book/c d.txt", {heading(1, "C")}}});
  CHECK(result.links == Strings{"->#b", "->#x", "->#c", "->#a", "words"});
  CHECK(result.codes == Strings{"link-to-file"});
}

TEST_CASE("links: a heading is found however its signs are typed") {
  const auto result = resolved(
      {{"a.md",
        {heading(1, "It’s late…"), heading(1, "War – Peace"),
         paragraph({tree::link("#It's late...", "x"), tree::link("#War -- Peace", "x"),
                    tree::link("#war----peace", "x")})}}});
  CHECK(result.links == Strings{"->#its-late", "->#war--peace", "->#war--peace"});
  CHECK(result.codes.empty());
}

TEST_CASE(
    "links: of headings alike that of the file itself, or of the named one, is meant") {
  const auto result = resolved(
      {{"a.md",
        {heading(1, "Introduction"), paragraph({tree::link("b.md#Introduction", "x")})}},
       {"b.md",
        {heading(1, "Introduction"), heading(1, "Second"),
         paragraph({tree::link("#Introduction", "x"), tree::link("#introduction", "x"),
                    tree::link("a.md#Second", "x"),
                    tree::link("a.md#introduction", "x")})}}});
  CHECK(result.links == Strings{"->#introduction-1", "->#introduction-1",
                                "->#introduction-1", "words", "->#introduction"});
  CHECK(result.codes == Strings{"unresolved-link"});
}

TEST_CASE("links: what leads nowhere is undone, keeps its words and says why") {
  const auto result =
      resolved({{"a.md",
                 {heading(1, "Chapter one"),
                  paragraph({tree::link("#chapter-on", "x"), tree::link("gone.md", "x"),
                             tree::link("javascript:alert(1)", "x"),
                             tree::link("https://a.example/", "x"),
                             tree::link("//a.example/", "x"),
                             tree::link("mailto:a@b.example", "x")})}}});
  CHECK(result.links == Strings{"words", "words", "words", "https://a.example/",
                                "https://a.example/", "mailto:a@b.example"});
  CHECK(result.codes == Strings{"unresolved-link", "link-to-file", "unsafe-link"});
  REQUIRE(result.hints.size() >= 2);
  CHECK(result.hints[1].message == "did you mean `#chapter-one`?");
}

TEST_CASE("links: what cannot be followed is undone, and a stray % is escaped") {
  Inlines links;
  for (const char* target : {"http:", "http://", "http://a b/", "http://a:99999/",
                             "http://[x]/", "mailto:", "https:a.example"}) {
    links.push_back(tree::link(target, "x"));
  }
  const auto broken = resolved({{"a.md", {paragraph(links)}}});
  CHECK(broken.links == Strings(links.size(), "words"));
  CHECK(broken.codes == Strings(links.size(), "malformed-link"));
  const Strings sound = {
      "irc:a",        "urn:isbn:1",  "http://[::1]:80/", "https://é.example/",
      "HTTP://u@a:1", "ftp://a/%20b"};
  links.clear();
  for (const std::string& target : sound) {
    links.push_back(tree::link(target, "x"));
  }
  CHECK(resolved({{"a.md", {paragraph(links)}}}).links == sound);
  CHECK(resolved({{"a.md", {paragraph({tree::link("DOI:10.1/2", "x")})}}}).links ==
        Strings{"https://doi.org/10.1/2"});
  CHECK(resolved({{"a.md", {paragraph({tree::link("https://x/100%", "x")})}}}).links ==
        Strings{"https://x/100%25"});
}

TEST_CASE(
    "anchors: equal headings get ids of their own and equal written ids a message") {
  const auto result =
      resolved({{"a.md",
                 {heading(1, "A b"), heading(1, "a-b"), heading(1, "c", "a-b-1"),
                  heading(1, "d", "a-b-1"),
                  paragraph({tree::link("#a-b", "x"), tree::link("#a-b-1", "x")})}}});
  CHECK(result.links == Strings{"->#a-b", "->#a-b-1"});
  CHECK(result.codes == Strings{"duplicate-id"});
}

TEST_CASE("anchors: a slug keeps any script and no punctuation") {
  CHECK(slug("Привет, мир!") == "привет-мир");
  CHECK(slug("第1章 はじめに") == "第1章-はじめに");
  CHECK(slug("हिन्दी") == "हिन्दी");
  CHECK(slug("— ? —").empty());
}

TEST_CASE("links: one that shows nothing is undone, and a picture is something") {
  const auto link_of = [](Inline shown) {
    Inline link = tree::link("https://example.org", "x");
    std::get<Link>(link.kind).content = {std::move(shown)};
    return link;
  };
  const auto result =
      resolved({{"a.md",
                 {paragraph({link_of(text(" ")), link_of({.kind = Image{}}),
                             link_of({.kind = Image{.picture = PictureId{0}}}),
                             link_of({.kind = Code{"x"}})})}}});
  CHECK(result.links ==
        Strings{"words", "words", "https://example.org", "https://example.org"});
  CHECK(result.codes == Strings{"empty-link", "empty-link"});
}
