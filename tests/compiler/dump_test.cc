#include "compiler/dump.h"

#include <doctest/doctest.h>

#include "tests/tree.h"

using namespace octavo;
using octavo::tree::text;

namespace {

Blocks dumped_paragraph(std::string value) {
  return {{.kind = Paragraph{{text(std::move(value))}}}};
}

}  // namespace

TEST_CASE("dump: a node a line, its members, its attributes, and what is in it") {
  Document document;
  document.metadata.title = {text("T")};
  document.metadata.authors = {"A", "B"};
  document.metadata.language = "pt";
  document.pictures.push_back({.kind = PictureKind::jpeg, .width = 3, .height = 4});
  document.content = {
      {.kind = Section{1,
                       {{.kind = Heading{1, {text("one")}}},
                        {.kind = Paragraph{{{.kind = Link{.target = "#one",
                                                          .title = "t",
                                                          .content = {text("x")},
                                                          .destination = NodeId{7}}},
                                            {.kind = SoftBreak{}},
                                            {.kind = Code{"a\"\\\n"}},
                                            {.kind = NoteReference{"n", 2}}}}}}},
       .attributes =
           {.id = "one", .classes = {"c"}, .pairs = {{"k", "v"}}, .language = "en"},
       .id = NodeId{7}},
  };
  CHECK(dump(document) ==
        "title\n"
        "  text \"T\"\n"
        "author \"A\"\n"
        "author \"B\"\n"
        "language \"pt\"\n"
        "picture-data jpeg 3x4\n"
        "section level=1 #one .c k:\"v\" lang=en\n"
        "  heading level=1\n"
        "    text \"one\"\n"
        "  paragraph\n"
        "    link \"#one\" title=\"t\" destination=#one\n"
        "      text \"x\"\n"
        "    soft-break\n"
        "    code \"a\\\"\\\\\\n\"\n"
        "    note-reference \"n\" number=2\n");
}

TEST_CASE("dump: lists, verse, figures, tables, notes and contents show their parts") {
  Document document;
  document.content = {
      {.kind =
           List{.marker = ListMarker::decimal,
                .start = 3,
                .items = {{.content = dumped_paragraph("a"), .task = TaskState::done}}}},
      {.kind = DefinitionList{.items = {{.term = {text("t")},
                                         .definitions = {{.content =
                                                              dumped_paragraph("d")}}}}}},
      {.kind = Verse{{{.content = {text("v")}, .indent = 2}}}},
      {.kind = Figure{.content = {}, .caption = dumped_paragraph("c")}},
      {.kind = Table{.caption = dumped_paragraph("tc"),
                     .columns = {Alignment::left},
                     .head = {{.cells = {{.content = dumped_paragraph("h")}}}},
                     .body = {{.cells = {{.content = dumped_paragraph("b"),
                                          .column_span = 2,
                                          .heads_row = true}}}}}},
      {.kind = Notes{{{.kind = Note{"l", 1, dumped_paragraph("n"), {}}}}}},
      {.kind = Contents{{text("C")}, {{.content = {text("e")}, .target = NodeId{5}}}}},
  };
  CHECK(dump(document) ==
        "list decimal period start=3 tight\n"
        "  item task=done\n"
        "    paragraph\n"
        "      text \"a\"\n"
        "definition-list tight\n"
        "  term\n"
        "    text \"t\"\n"
        "  definition\n"
        "    paragraph\n"
        "      text \"d\"\n"
        "verse\n"
        "  line indent=2\n"
        "    text \"v\"\n"
        "figure\n"
        "  caption\n"
        "    paragraph\n"
        "      text \"c\"\n"
        "table left\n"
        "  caption\n"
        "    paragraph\n"
        "      text \"tc\"\n"
        "  head-row\n"
        "    cell\n"
        "      paragraph\n"
        "        text \"h\"\n"
        "  row\n"
        "    cell columns=2 row-head\n"
        "      paragraph\n"
        "        text \"b\"\n"
        "notes\n"
        "  note \"l\" number=1\n"
        "    paragraph\n"
        "      text \"n\"\n"
        "contents\n"
        "  heading\n"
        "    text \"C\"\n"
        "  entry target=5\n"
        "    text \"e\"\n");
}

TEST_CASE("dump: what cannot be seen is written out") {
  Document document;
  document.content = dumped_paragraph("a\u00A0b\u202Fc\u00ADd\te 日本 \U0001F600");
  CHECK(dump(document) ==
        "paragraph\n  text \"a\\u{a0}b\\u{202f}c\\u{ad}d\\u{9}e 日本 \U0001F600\"\n");
}

TEST_CASE("dump: spans are shown on demand") {
  Document document;
  document.content = {{.kind = ThematicBreak{}, .span = {FileId{0}, 1, 4}},
                      {.kind = ThematicBreak{}, .span = {FileId{1}, 0, 3}}};
  CHECK(dump(document, DumpSpans::shown) ==
        "thematic-break @1-4\nthematic-break @1:0-3\n");
}
