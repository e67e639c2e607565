#include "compiler/passes/notes.h"

#include <doctest/doctest.h>

#include "compiler/passes/nodes.h"
#include "compiler/passes/sections.h"
#include "compiler/plain_text.h"
#include "compiler/walk.h"
#include "tests/tree.h"

using namespace octavo;
using namespace octavo::tree;

namespace {

/// Marks as `^1`, notes as `(1:words)`, in reading order.
std::string notes_of(const Document& document) {
  std::string result;
  walk(document.content,
       Overload{[&](const Block& block) {
                  if (const auto* each = std::get_if<Note>(&block.kind)) {
                    result += "(" + std::to_string(each->number) + ":";
                  }
                },
                [&](const Inline& node) {
                  if (const auto* mark = std::get_if<NoteReference>(&node.kind)) {
                    result += "^" + std::to_string(mark->number);
                  } else if (const auto* words = std::get_if<Text>(&node.kind)) {
                    result += words->text;
                  }
                }});
  return result;
}

std::string bound(Blocks blocks, Form form, std::vector<std::string> codes = {}) {
  Document document{.content = std::move(blocks)};
  document.metadata.form = form;
  Diagnostics diagnostics;
  make_sections(document, diagnostics);
  bind_notes(document, diagnostics);
  std::vector<std::string> found;
  for (const Diagnostic& each : diagnostics.list()) {
    found.emplace_back(each.code);
  }
  CHECK(found == codes);
  return notes_of(document);
}

Block marks(std::initializer_list<const char*> labels) {
  Inlines content;
  for (const char* label : labels) {
    content.push_back(note_mark(label));
  }
  return paragraph(std::move(content));
}

}  // namespace

TEST_CASE("notes: numbers follow the marks and the texts stand at the end") {
  CHECK(bound({note("b", "B"), marks({"a", "b"}), note("a", "A"), paragraph("end")},
              Form::article) == "^1^2end(1:A(2:B");
}

TEST_CASE("notes: a mark used twice keeps its number") {
  CHECK(bound({marks({"a", "b", "a"}), note("a", "A"), note("b", "B")}, Form::article) ==
        "^1^2^1(1:A(2:B");
}

TEST_CASE("notes: each chapter of a book counts from 1 and holds its own notes") {
  CHECK(bound({marks({"z"}), heading(1, "x"), marks({"a"}), heading(1, "y"), marks({"b"}),
               note("a", "A"), note("b", "B"), note("z", "Z")},
              Form::book) == "^1(1:Zx^1(1:Ay^1(1:B");
}

TEST_CASE("notes: a note that calls a note numbers it after those of the text") {
  Block outer = note("a", "A");
  std::get<Note>(outer.kind).content.push_back(marks({"c"}));
  CHECK(bound({marks({"a", "b"}), std::move(outer), note("b", "B"), note("c", "C")},
              Form::article) == "^1^2(1:A^3(2:B(3:C");
}

TEST_CASE("notes: the page of a part and each of its chapters count from one") {
  Block part = heading(1, "P");
  part.attributes.classes = {"part"};
  const Blocks blocks = {
      heading(1, "x"), marks({"a"}),   note("a", "A"),  part,           marks({"b"}),
      heading(2, "y"), marks({"c"}),   heading(3, "u"), marks({"d"}),   heading(2, "z"),
      marks({"e"}),    note("b", "B"), note("c", "C"),  note("d", "D"), note("e", "E"),
      heading(1, "w"), marks({"f"}),   note("f", "F")};
  CHECK(bound(blocks, Form::book) == "x^1(1:AP^1(1:By^1u^2(1:C(2:Dz^1(1:Ew^1(1:F");
  CHECK(bound(blocks, Form::article) == "x^1P^2y^3u^4z^5w^6(1:A(2:B(3:C(4:D(5:E(6:F");
}

TEST_CASE("notes: two notes that call each other end") {
  Block a = note("a", "A");
  std::get<Note>(a.kind).content.push_back(marks({"b"}));
  Block b = note("b", "B");
  std::get<Note>(b.kind).content.push_back(marks({"a"}));
  CHECK(bound({marks({"a"}), std::move(a), std::move(b)}, Form::article) ==
        "^1(1:A^2(2:B^1");
}

TEST_CASE("notes: a note that nothing calls keeps its text and is reported") {
  CHECK(bound({paragraph("x"), note("a", "A")}, Form::article, {"unused-note"}) ==
        "x(0:A");
}

TEST_CASE("notes: what a note calls that nothing calls is counted in its own chapter") {
  Block unused = note("u", "U");
  std::get<Note>(unused.kind).content.push_back(marks({"v"}));
  CHECK(bound({heading(1, "x"), marks({"a"}), note("a", "A"), std::move(unused),
               note("v", "V"), heading(1, "y")},
              Form::book, {"unused-note"}) == "x^1(1:A(0:U^2(2:Vy");
}

TEST_CASE("notes: a mark in a heading counts where the heading stands") {
  Block marked = heading(1, "y");
  std::get<Heading>(marked.kind).content.push_back(note_mark("b"));
  CHECK(bound({heading(1, "x"), marks({"a"}), std::move(marked), marks({"c"}),
               note("a", "A"), note("b", "B"), note("c", "C")},
              Form::book) == "x^1(1:Ay^1^2(1:B(2:C");
}

TEST_CASE("notes: of two notes with one label the first is meant and both texts stay") {
  CHECK(bound({marks({"a"}), note("a", "A"), note("a", "B")}, Form::article,
              {"duplicate-note", "unused-note"}) == "^1(1:A(0:B");
}

TEST_CASE("notes: a mark without a note is text again") {
  CHECK(bound({marks({"a"})}, Form::article, {"undefined-note"}) == "[^a]");
}

TEST_CASE("notes: notes and marks know each other") {
  Document document{.content = {marks({"a", "a"}), note("a", "A")}};
  document.metadata.form = Form::article;
  Diagnostics diagnostics;
  bind_notes(document, diagnostics);
  number_nodes(document);
  link_notes(document);
  const auto& first = std::get<Paragraph>(document.content[0].kind).content;
  const Block& target = std::get<Notes>(document.content[1].kind).content[0];
  CHECK(std::get<NoteReference>(first[0].kind).note == target.id);
  CHECK(std::get<Note>(target.kind).references ==
        std::vector<NodeId>{first[0].id, first[1].id});
}
