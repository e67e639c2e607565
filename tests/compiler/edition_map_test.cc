#include "compiler/edition_map.h"

#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "compiler/expected_book.h"
#include "tests/tree.h"

using namespace octavo;

namespace {

constexpr std::string_view source_text = "one two three\n\nfour five\nsix seven\n";

/// Two paragraphs, of lines 1 and 3 to 4.
Document paragraphs_of_lines() {
  std::uint32_t last = 0;
  const auto placed = [&](auto node, std::uint32_t begin, std::uint32_t end) {
    node.id = NodeId{++last};
    node.span = {.file = FileId{0}, .begin = begin, .end = end};
    return node;
  };
  Block first = placed(tree::paragraph(Inlines{}), 0, 13);
  std::get<Paragraph>(first.kind).content = {placed(tree::text("one two three"), 0, 13)};
  Block second = placed(tree::paragraph(Inlines{}), 15, 35);
  std::get<Paragraph>(second.kind).content = {placed(tree::text("four five"), 15, 24),
                                              placed(Inline{.kind = SoftBreak{}}, 24, 25),
                                              placed(tree::text("six seven"), 25, 34)};
  return {.content = {first, second}};
}

/// Page 1 has four words, page 2 the others.
FinishedBook printed_book() {
  FinishedBook book;
  book.text = "one two three\nfour five six seven\n";
  book.pages = {{.label = "1", .begin = 0}, {.label = "2", .begin = 19}};
  book.places = {{.at = 0, .page = 0}, {.at = 19, .page = 1}};
  return book;
}

FinishedBook reflowed_book() {
  FinishedBook book;
  book.text = "one two three\nfour five six seven\n";
  book.elements = {{0, {.file = "a.xhtml", .cfi = "epubcfi(/6/2!/4/2)"}},
                   {14, {.file = "a.xhtml", .id = "p", .cfi = "epubcfi(/6/2!/4/4[p])"}}};
  book.pages = {
      {.label = "1",
       .begin = 0,
       .element = {.file = "a.xhtml", .id = "page-1", .cfi = "epubcfi(/6/2!/4/2/2)"}},
      {.label = "2",
       .begin = 19,
       .element = {.file = "a.xhtml", .id = "page-2", .cfi = "epubcfi(/6/2!/4/4[p]/2)"}}};
  return book;
}

std::string mapped(const FinishedBook* reflowed, const FinishedBook* printed) {
  Sources sources;
  sources.add("book.md", std::string(source_text));
  Diagnostics diagnostics;
  const EditionMap map =
      map_editions(paragraphs_of_lines(), reflowed, printed, diagnostics);
  CHECK(diagnostics.list().empty());
  return to_json(map, "A \"book\"", sources);
}

}  // namespace

TEST_CASE("edition_map: pages and blocks lead to the source and to the e-book") {
  const FinishedBook reflowed = reflowed_book();
  const FinishedBook printed = printed_book();
  CHECK(mapped(&reflowed, &printed) == R"json({
  "title": "A \"book\"",
  "pages": [
    {"page":"1","index":0,"words":"one two three four five six","source":{"file":"book.md","line":1,"column":1,"end_line":1},"epub":{"file":"a.xhtml","id":"page-1","cfi":"epubcfi(/6/2!/4/2/2)"}},
    {"page":"2","index":1,"words":"five six seven","source":{"file":"book.md","line":3,"column":1,"end_line":3},"epub":{"file":"a.xhtml","id":"page-2","cfi":"epubcfi(/6/2!/4/4[p]/2)"}}
  ],
  "blocks": [
    {"source":{"file":"book.md","line":1,"column":1,"end_line":1},"words":"one two three four five six","page":"1","index":0,"epub":{"file":"a.xhtml","cfi":"epubcfi(/6/2!/4/2)"}},
    {"source":{"file":"book.md","line":3,"column":1,"end_line":4},"words":"four five six seven","page":"1","index":0,"last_page":"2","last_index":1,"epub":{"file":"a.xhtml","id":"p","cfi":"epubcfi(/6/2!/4/4[p])"}}
  ]
}
)json");
}

TEST_CASE("edition_map: either book alone has its own places") {
  const FinishedBook printed = printed_book();
  const std::string paged = mapped(nullptr, &printed);
  CHECK(paged.find(R"("last_page":"2")") != std::string::npos);
  CHECK(paged.find("cfi") == std::string::npos);

  FinishedBook reflowed = reflowed_book();
  CHECK(mapped(&reflowed, nullptr).find(R"("last_page":"2")") != std::string::npos);
  reflowed.pages.clear();
  const std::string unpaged = mapped(&reflowed, nullptr);
  CHECK(unpaged.find("\"pages\": [],") != std::string::npos);
  CHECK(unpaged.find(R"("page")") == std::string::npos);
  CHECK(unpaged.find(R"(/4/4[p])") != std::string::npos);
}

TEST_CASE("edition_map: a note is on the page that it is printed on") {
  const FinishedBook reflowed = reflowed_book();
  FinishedBook printed = printed_book();
  // The first paragraph, as if it were a note, at the foot of page 2.
  printed.places = {{.at = 0, .page = 1}, {.at = 14, .page = 0}, {.at = 19, .page = 1}};
  const std::string map = mapped(&reflowed, &printed);
  CHECK(map.find(R"("words":"one two three four five six","page":"2","index":1)") !=
        std::string::npos);
}

TEST_CASE("edition_map: a book with other words has no places, and it is told") {
  FinishedBook printed = printed_book();
  printed.text += "more";
  Diagnostics diagnostics;
  const EditionMap map =
      map_editions(paragraphs_of_lines(), nullptr, &printed, diagnostics);
  CHECK(map.pages.empty());
  CHECK(map.blocks.size() == 2);
  REQUIRE(diagnostics.list().size() == 1);
  CHECK(diagnostics.list()[0].code == "map-incomplete");
}
