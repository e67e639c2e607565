#include "formats/epub/page_list.h"

#include <regex>

#include "compiler/overload.h"
#include "compiler/passes/nodes.h"
#include "compiler/walk.h"
#include "tests/formats/epub/book.h"
#include "tests/formats/epub/everything.h"

using namespace octavo;
using namespace octavo::test;

namespace {

Document numbered(Blocks content) {
  Document document{.metadata = {.title = {text("T")}, .language = "en"},
                    .content = std::move(content)};
  number_nodes(document);
  return document;
}

/// The number of the leaf, or of the block of code, that says `words`.
NodeId leaf_of(const Document& document, std::string_view words) {
  NodeId found = NodeId::none;
  const auto note = [&](NodeId id, std::string_view text) {
    found = text.find(words) != std::string_view::npos ? id : found;
  };
  walk(document.content, Overload{[&](const Block& block) {
                                    const auto* code =
                                        std::get_if<CodeBlock>(&block.kind);
                                    note(block.id, code == nullptr ? "" : code->text);
                                  },
                                  [&](const Inline& node) {
                                    const auto* text = std::get_if<Text>(&node.kind);
                                    const auto* code = std::get_if<Code>(&node.kind);
                                    const auto* image = std::get_if<Image>(&node.kind);
                                    note(node.id, text != nullptr    ? text->text
                                                  : code != nullptr  ? code->text
                                                  : image != nullptr ? image->source
                                                                     : "");
                                  }});
  REQUIRE(found != NodeId::none);
  return found;
}

std::vector<epub::Entry> written_with(const Document& document,
                                      const PageStarts& starts) {
  Diagnostics diagnostics;
  const Pagination pages{.starts = starts, .source = "A Book (PDF)"};
  const auto bytes = epub::write_epub(
      {.document = document, .options = {}, .pages = &pages}, diagnostics);
  REQUIRE(bytes.bytes);
  CHECK(diagnostics.list().empty());
  auto entries = unpack(*bytes.bytes);
  REQUIRE(entries);
  return *entries;
}

std::string marks_as(const std::string& xhtml, const std::string& sign) {
  static const std::regex mark(
      R"re(<span epub:type="pagebreak" role="doc-pagebreak" id="[^"]*" aria-label="[^"]*"></span>)re");
  return std::regex_replace(xhtml, mark, sign);
}

/// The first chapter, a `|` in the place of each mark.
std::string chapter(const Document& document, const PageStarts& starts) {
  return marks_as(file_of(written_with(document, starts), "chapter-001.xhtml"), "|");
}

/// The same with one page, which begins before the word of that index in a leaf.
std::string chapter(const Document& document,
                    std::string_view leaf,
                    std::uint32_t words = 0) {
  return chapter(
      document,
      {{.label = "7", .leaf = leaf_of(document, leaf), .place = {.words = words}}});
}

}  // namespace

TEST_CASE("page_list: a mark stands at the very word, and no paragraph is parted") {
  const Document document = numbered({paragraph("One two-three four.")});
  const NodeId leaf = leaf_of(document, "One");
  CHECK(holds(chapter(document, {{.label = "1", .leaf = leaf},
                                 {.label = "2", .leaf = leaf, .place = {1, 4}},
                                 {.label = "3", .leaf = leaf, .place = {2, 0}},
                                 {.label = "4", .leaf = leaf, .place = {3, 0}}}),
              "<p>|One two-|three |four.|</p>"));
}

TEST_CASE("page_list: a mark is an empty element that says its label") {
  const Document document = numbered({paragraph("One")});
  const auto entries =
      written_with(document, {{.label = "xii", .leaf = leaf_of(document, "One")}});
  CHECK(holds(file_of(entries, "chapter-001.xhtml"),
              R"(<p><span epub:type="pagebreak" role="doc-pagebreak" id="page-xii" )"
              R"(aria-label="xii"></span>One</p>)"));
}

TEST_CASE("page_list: marks stand in headings, cells, verse, code and items too") {
  CHECK(
      holds(chapter(numbered({tree::heading(2, "The Title")}), "The", 1), "The |Title"));
  CHECK(holds(chapter(numbered({{.kind = CodeBlock{.text = "a  b\n  c d\n"}}}), "a", 2),
              "<code>a  b\n  |c d\n</code>"));
  CHECK(holds(chapter(numbered({{.kind = Paragraph{{{.kind = Code{"x y"}}}}}}), "x", 1),
              "<code>x |y</code>"));
  CHECK(holds(chapter(numbered({{.kind = Verse{{{.content = {text("Ah sunflower")}}}}}}),
                      "Ah", 1),
              "Ah |sunflower"));
  CHECK(holds(
      chapter(numbered({{.kind = Table{.body = {{.cells = {{.content = {paragraph(
                                                                "in a cell")}}}}}}}}),
              "cell", 2),
      "in a |cell</td>"));
  CHECK(holds(
      chapter(numbered({{.kind = List{.items = {{.content = {paragraph("an item")}}}}}}),
              "item", 1),
      "<li>an |item</li>"));
}

TEST_CASE("page_list: a mark stands in a link whose words its page begins with") {
  const Document document = numbered({paragraph(
      Inlines{text("See "), tree::link("https://a.example/", "far away"), text(".")})});
  CHECK(holds(chapter(document, "far", 1), "far |away</a>"));
  Document called = book();
  CHECK(holds(chapter(called, {{.label = "1", .leaf = NodeId{20}}}), "See|<sup"));
  Document contents = numbered(
      {{.kind = Contents{{text("Contents")}, {{.content = {text("First entry")}}}}},
       section("First", 0, {})});
  std::get<Contents>(contents.content[0].kind).entries[0].target = contents.content[1].id;
  CHECK(holds(chapter(contents, "First entry", 1), "First |entry</a>"));
}

TEST_CASE("page_list: a mark before a picture is the first thing in its figure") {
  Document document = numbered(
      {{.kind = Figure{
            .content = {paragraph(Inlines{{.kind = Image{.source = "a.svg",
                                                         .description = {text("A line")},
                                                         .picture = PictureId{0}}}})},
            .caption = {paragraph("Caption")}}}});
  document.pictures = {
      {.kind = PictureKind::svg, .bytes = "<svg/>", .width = 1, .height = 1}};
  CHECK(holds(chapter(document, "a.svg"), "<figure>\n|<img"));
}

TEST_CASE("page_list: marks are all that they change in a book") {
  Document document = everything();
  number_nodes(document);
  PageStarts starts;
  walk(document.content, Overload{[](const Block&) {},
                                  [&](const Inline& node) {
                                    if (std::holds_alternative<Text>(node.kind)) {
                                      starts.push_back({.label = "1", .leaf = node.id});
                                    }
                                  }});
  REQUIRE(starts.size() > 20);
  const auto plain = written(document);
  const auto marked = written_with(document, starts);
  std::size_t files = 0;
  for (const epub::Entry& entry : plain) {
    if (entry.name.ends_with(".xhtml") && !entry.name.ends_with("nav.xhtml")) {
      ++files;
      const std::string name = entry.name.substr(entry.name.find('/') + 1);
      CHECK(marks_as(file_of(marked, name), "") == entry.bytes);
    }
  }
  CHECK(files > 1);
}

TEST_CASE(
    "page_list: ids of marks clash with none of the book's and not with each other") {
  Document document = numbered({paragraph("One two three four")});
  document.content.front().attributes.id = "page-1";
  const NodeId leaf = leaf_of(document, "One");
  const auto entries =
      written_with(document, {{.label = "1", .leaf = leaf},
                              {.label = "1", .leaf = leaf, .place = {1, 0}},
                              {.label = "a b", .leaf = leaf, .place = {2, 0}},
                              {.label = "", .leaf = leaf, .place = {3, 0}}});
  const std::string chapter = file_of(entries, "chapter-001.xhtml");
  for (const std::string_view mark :
       {R"(id="page-1-2" aria-label="1")", R"(id="page-1-3" aria-label="1")",
        R"(id="page-3" aria-label="a b")", R"(id="page-4" aria-label="4")"}) {
    CAPTURE(mark);
    CHECK(holds(chapter, mark));
  }
}

TEST_CASE("page_list: both tables of contents list every page, in order") {
  const Document document = book();
  const auto entries = written_with(document, {{.label = "iv", .leaf = NodeId{20}},
                                               {.label = "1", .leaf = NodeId{40}},
                                               {.label = "A-2", .leaf = NodeId{41}}});
  CHECK(holds(file_of(entries, "nav.xhtml"),
              R"(<nav epub:type="page-list" role="doc-pagelist" hidden="hidden"><ol>
<li><a href="chapter-001.xhtml#page-iv">iv</a></li>
<li><a href="chapter-002.xhtml#page-1">1</a></li>
<li><a href="chapter-002.xhtml#page-3">A-2</a></li>
</ol></nav>)"));
  const std::string ncx = file_of(entries, "toc.ncx");
  CHECK(holds(ncx, R"(name="dtb:totalPageCount" content="3")"));
  CHECK(holds(ncx, R"(name="dtb:maxPageNumber" content="1")"));
  CHECK(holds(ncx, R"(type="front" playOrder="3"><navLabel><text>iv</text>)"));
  CHECK(holds(ncx, R"(type="normal" value="1" playOrder="4">)"));
  CHECK(holds(ncx, R"(type="special" playOrder="5">)"));
  CHECK(holds(ncx, R"(<content src="chapter-002.xhtml#page-3"/>)"));
}

TEST_CASE("page_list: the package says that there are pages and whose") {
  const Document document = book();
  const std::string with = file_of(
      written_with(document, {{.label = "1", .leaf = NodeId{20}}}), "package.opf");
  for (const std::string_view part :
       {R"(<dc:source id="pages">A Book (PDF)</dc:source>)",
        R"(<meta refines="#pages" property="source-of">pagination</meta>)",
        R"(<meta property="pageBreakSource">A Book (PDF)</meta>)", ">pageNavigation<",
        ">pageBreakMarkers<"}) {
    CAPTURE(part);
    CHECK(holds(with, part));
    CHECK_FALSE(holds(file_of(written(document), "package.opf"), part));
  }
}

TEST_CASE("page_list: without pages there is neither a mark nor a list") {
  const auto entries = written(book());
  CHECK_FALSE(holds(file_of(entries, "nav.xhtml"), "page-list"));
  CHECK_FALSE(holds(file_of(entries, "toc.ncx"), "pageList"));
  CHECK_FALSE(holds(file_of(entries, "style.css"), "doc-pagebreak"));
}

TEST_CASE("page_list: the page of a book without words is its first file") {
  const auto entries = written_with(numbered({}), {{.label = "1"}});
  CHECK(holds(file_of(entries, "nav.xhtml"), R"(<a href="chapter-001.xhtml">1</a>)"));
}

TEST_CASE("page_list: no author's rule makes marks visible") {
  const std::string style = file_of(written_with(styled(book(), "span { padding: 9px }"),
                                                 {{.label = "1", .leaf = NodeId{20}}}),
                                    "style.css");
  CHECK(style.find("[role=\"doc-pagebreak\"]") > style.find("9px"));
  CHECK(holds(style, "all: unset !important"));
}
