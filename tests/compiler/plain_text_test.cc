#include "compiler/plain_text.h"

#include <doctest/doctest.h>

#include "tests/tree.h"

using namespace octavo;
using octavo::tree::text;

namespace {

Blocks one_paragraph(std::string value) {
  return {{.kind = Paragraph{{text(std::move(value))}}}};
}

}  // namespace

TEST_CASE(
    "plain_text: inlines lose their mark-up, pictures speak, note marks are silent") {
  const Inlines inlines = {
      text("a"),
      {.kind = SoftBreak{}},
      {.kind = Emphasis{{text("b"), {.kind = Code{"c"}}}}},
      {.kind = LineBreak{}},
      {.kind = Image{.description = {text("d")}, .picture = PictureId{0}}},
      {.kind = NoteReference{.label = "x", .number = 4}}};
  CHECK(plain_text(inlines) == "a bc d");
}

TEST_CASE("plain_text: the blocks in a block stand on lines of their own") {
  const Block block = {
      .kind = Quote{{{.kind = Paragraph{{text("a")}}},
                     {.kind = List{.items = {{.content = one_paragraph("b")},
                                             {.content = one_paragraph("c")}}}},
                     {.kind = CodeBlock{.text = "d\n e\n"}}}}};
  CHECK(plain_text(block) == "a\nb\nc\nd\n e");
  CHECK(plain_text(Blocks{}) == "");
}

TEST_CASE(
    "plain_text: reading text has note numbers and no description of a shown picture") {
  Document document;
  document.metadata.title = {text("not this")};
  document.content = {
      {.kind = TitlePage{one_paragraph("T")}},
      {.kind = Contents{{text("Contents")},
                        {{.content = {text("1 A")},
                          .entries = {{.content = {text("1.1 B")}}}}}}},
      {.kind = Section{
           1,
           {{.kind = Heading{1, {text("1 A")}}},
            {.kind = Paragraph{{text("word"),
                                {.kind = NoteReference{.number = 1}},
                                {.kind = Image{.description = {text("gone")},
                                               .picture = PictureId{0}}},
                                {.kind = Image{.description = {text(" kept")}}}}}},
            {.kind = Notes{
                 {{.kind = Note{.number = 1, .content = one_paragraph("note")}}}}}}}}};
  CHECK(reading_text(document) == "T\nContents\n1 A\n1.1 B\n1 A\nword1 kept\n1\nnote\n");
}

TEST_CASE("plain_text: shown text has no description of a shown picture, and no marks") {
  const Block block = {
      .kind = Paragraph{
          {text("word"),
           {.kind = NoteReference{.number = 1}},
           {.kind = Image{.description = {text("gone")}, .picture = PictureId{0}}},
           {.kind = Image{.description = {text(" kept")}}}}}};
  CHECK(shown_text(block) == "word kept");
}
