#include "formats/xhtml/fragment.h"

#include <string>
#include <utility>

#include <doctest/doctest.h>

#include "tests/tree.h"

using namespace octavo;
using octavo::tree::paragraph;
using octavo::tree::text;
using xhtml::fragment;

namespace {

std::string printed(Blocks blocks) {
  Document document;
  document.content = std::move(blocks);
  return fragment(document);
}

std::string printed(Inlines inlines) {
  return printed(Blocks{{.kind = Paragraph{std::move(inlines)}}});
}

}  // namespace

TEST_CASE("fragment: each kind of inline has its element") {
  CHECK(printed(Inlines{{.kind = Emphasis{{text("a")}}}}) == "<p><em>a</em></p>\n");
  CHECK(printed(Inlines{{.kind = Strong{{text("a")}}}}) == "<p><strong>a</strong></p>\n");
  CHECK(printed(Inlines{{.kind = Strikethrough{{text("a")}}}}) ==
        "<p><del>a</del></p>\n");
  CHECK(printed(Inlines{{.kind = Underline{{text("a")}}}}) == "<p><u>a</u></p>\n");
  CHECK(printed(Inlines{{.kind = Superscript{{text("a")}}}}) == "<p><sup>a</sup></p>\n");
  CHECK(printed(Inlines{{.kind = Subscript{{text("a")}}}}) == "<p><sub>a</sub></p>\n");
  CHECK(printed(Inlines{{.kind = SmallCaps{{text("a")}}}}) ==
        "<p><span class=\"small-caps\">a</span></p>\n");
  CHECK(printed(Inlines{{.kind = Code{"a<b"}}}) == "<p><code>a&lt;b</code></p>\n");
  CHECK(printed(Inlines{text("a"), {.kind = LineBreak{}}, text("b")}) ==
        "<p>a<br/>\nb</p>\n");
  CHECK(printed(Inlines{text("a"), {.kind = SoftBreak{}}, text("b")}) == "<p>a\nb</p>\n");
}

TEST_CASE("fragment: links and pictures are printed as CommonMark prints them") {
  CHECK(printed(Inlines{
            {.kind =
                 Link{.target = "/u \u00E4", .title = "t\"", .content = {text("a")}}}}) ==
        "<p><a href=\"/u%20%C3%A4\" title=\"t&quot;\">a</a></p>\n");
  CHECK(printed(Inlines{{.kind = Link{}}}) == "<p><a href=\"\"></a></p>\n");
  CHECK(printed(Inlines{
            {.kind =
                 Image{.source = "/u",
                       .title = "t",
                       .description = {text("a "), {.kind = Emphasis{{text("b")}}}}}}}) ==
        "<p><img src=\"/u\" alt=\"a b\" title=\"t\"/></p>\n");
}

TEST_CASE(
    "fragment: the paragraphs of a tight list are no elements, those of a loose one "
    "are") {
  List list{
      .items = {{.content = {paragraph("a"),
                             {.kind = List{.items = {{.content = {paragraph("b")}}}}}}},
                {}}};
  CHECK(printed(Blocks{{.kind = list}}) ==
        "<ul>\n<li>a\n<ul>\n<li>b</li>\n</ul></li>\n<li></li>\n</ul>\n");
  list = {.marker = ListMarker::decimal,
          .start = 3,
          .spacing = ListSpacing::loose,
          .items = {{.content = {paragraph("a")}}}};
  CHECK(printed(Blocks{{.kind = list}}) ==
        "<ol start=\"3\">\n<li>\n<p>a</p>\n</li>\n</ol>\n");
  CHECK(printed(Blocks{{.kind = List{}}}) == "\n");
}

TEST_CASE("fragment: a task has the control of GFM") {
  const List list{.items = {{.content = {paragraph("a")}, .task = TaskState::open},
                            {.content = {paragraph("b")}, .task = TaskState::done}}};
  CHECK(printed(Blocks{{.kind = list}}) ==
        "<ul>\n<li><input disabled=\"\" type=\"checkbox\"/> a</li>\n"
        "<li><input checked=\"\" disabled=\"\" type=\"checkbox\"/> b</li>\n</ul>\n");
}

TEST_CASE("fragment: a table names the alignment of its columns") {
  const Table table{
      .columns = {Alignment::center, Alignment::automatic},
      .head = {{.cells = {{.content = {paragraph("a")}}, {.content = {paragraph("b")}}}}},
      .body = {{.cells = {{.content = {paragraph("c")}}, {}}}}};
  CHECK(
      printed(Blocks{{.kind = table}}) ==
      "<table>\n<thead>\n<tr>\n<th align=\"center\">a</th>\n<th>b</th>\n</tr>\n</thead>\n"
      "<tbody>\n<tr>\n<td "
      "align=\"center\">c</td>\n<td></td>\n</tr>\n</tbody>\n</table>\n");
}

TEST_CASE(
    "fragment: code, quotes, headings and breaks are printed as CommonMark prints them") {
  CHECK(printed(Blocks{{.kind = CodeBlock{"ruby", "a <b>\n"}}}) ==
        "<pre><code class=\"language-ruby\">a &lt;b&gt;\n</code></pre>\n");
  CHECK(printed(Blocks{{.kind = Quote{{paragraph("a")}}}}) ==
        "<blockquote>\n<p>a</p>\n</blockquote>\n");
  CHECK(printed(Blocks{{.kind = Heading{2, {}}}}) == "<h2></h2>\n");
  CHECK(printed(Blocks{{.kind = ThematicBreak{}}}) == "<hr/>\n");
}

TEST_CASE("fragment: an author's attributes are kept as far as HTML has them") {
  CHECK(printed(Blocks{{.kind = Division{{paragraph("a")}},
                        .attributes = {.id = "x y",
                                       .classes = {"c", "d"},
                                       .pairs = {{"key", "v"}, {"onclick=", "w"}},
                                       .language = "ar"}}}) ==
        "<div id=\"x-y\" class=\"c d\" data-key=\"v\" lang=\"ar\" dir=\"rtl\">\n"
        "<p>a</p>\n</div>\n");
  CHECK(printed(Inlines{{.kind = Styled{{text("a")}},
                         .attributes = {.pairs = {{"data-x", "1"}, {"x", "2"}}}},
                        {.kind = Link{.target = "b", .title = "c"},
                         .attributes = {.pairs = {{"title", "d"}}}}}) ==
        "<p><span data-x=\"1\">a</span><a title=\"d\" href=\"b\"></a></p>\n");
  CHECK(printed(Inlines{{.kind = Text{"bonjour"}, .attributes = {.language = "fr"}}}) ==
        "<p><span lang=\"fr\">bonjour</span></p>\n");
}

TEST_CASE("fragment: the lines of a stanza stay lines and keep their indents") {
  const Verse verse{{{.content = {text("a")}},
                     {.content = {text("b")}, .indent = 2},
                     {},
                     {.content = {text("c")}}}};
  CHECK(printed(Blocks{{.kind = verse}}) ==
        "<div class=\"verse\">\n<p>\n<span class=\"line\">a</span><br/>\n"
        "<span class=\"line indent-2\">b</span></p>\n<p>\n<span "
        "class=\"line\">c</span></p>\n"
        "</div>\n");
}

TEST_CASE(
    "fragment: a note and its references lead to each other, its number is the way "
    "back") {
  const Document document{
      .content = {
          {.kind =
               Paragraph{{text("a"),
                          {.kind = NoteReference{"n", 1, NodeId{9}}, .id = NodeId{2}},
                          {.kind = NoteReference{"n", 1, NodeId{9}}, .id = NodeId{3}}}},
           .id = NodeId{1}},
          {.kind = Notes{{{.kind = Note{.label = "n",
                                        .number = 1,
                                        .content = {paragraph("b")},
                                        .references = {NodeId{2}, NodeId{3}}},
                           .id = NodeId{9}}}},
           .id = NodeId{8}}}};
  CHECK(fragment(document) ==
        "<p>a<sup class=\"noteref\"><a id=\"noteref-1\" role=\"doc-noteref\" "
        "href=\"#note-1\">1</a></sup>"
        "<sup class=\"noteref\"><a id=\"noteref-1-2\" role=\"doc-noteref\" "
        "href=\"#note-1\">1</a></sup></p>\n"
        "<section class=\"notes\">\n<aside id=\"note-1\" class=\"note\" "
        "role=\"doc-footnote\">\n"
        "<p><a class=\"note-number\" role=\"doc-backlink\" href=\"#noteref-1\">1</a> b"
        "<a class=\"backlink\" role=\"doc-backlink\" href=\"#noteref-1-2\" "
        "aria-label=\"1–2\"></a></p>\n</aside>\n</section>\n");
}

TEST_CASE("fragment: made-up ids clash with none of the author's") {
  const Document document{
      .content = {
          {.kind =
               Paragraph{{{.kind = NoteReference{"n", 1, NodeId{9}}, .id = NodeId{2}}}},
           .attributes = {.id = "note-1"},
           .id = NodeId{1}},
          {.kind = Note{.number = 1, .references = {NodeId{2}}}, .id = NodeId{9}}}};
  const std::string html = fragment(document);
  CHECK(html.find("<aside id=\"note-1-2\"") != std::string::npos);
  CHECK(html.find("href=\"#note-1-2\"") != std::string::npos);
}

TEST_CASE("fragment: the size of a picture is a style, as far as it can be read") {
  const auto style_of = [](std::vector<std::pair<std::string, std::string>> pairs) {
    const std::string text =
        printed(Inlines{{.kind = Image{}, .attributes = {.pairs = std::move(pairs)}}});
    const std::size_t at = text.find("style=\"");
    return at == std::string::npos ? ""
                                   : text.substr(at + 7, text.find('"', at + 7) - at - 7);
  };
  CHECK(style_of({{"width", "50%"}}) == "width: 50%");
  CHECK(style_of({{"width", "300"}}) == "width: 300px");
  CHECK(style_of({{"width", "2inch"}}) == "width: 2in");
  CHECK(style_of({{"height", "6cm"}}) == "height: 6cm; object-fit: contain");
  CHECK(style_of({{"width", "1in"}, {"height", "50%"}}) ==
        "width: 1in; height: 50vh; object-fit: contain");
  CHECK(style_of({{"width", "1in;color:red"}}).empty());
}

TEST_CASE("fragment: the pairs of a node take the time of their number" *
          doctest::timeout(20)) {
  Block block = paragraph("a");
  for (int i = 0; i < 250'000; ++i) {
    block.attributes.pairs.emplace_back("a" + std::to_string(i), "");
  }
  CHECK(printed(Blocks{std::move(block)}).size() > 250'000);
}
