#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "compiler/overload.h"
#include "compiler/plain_text.h"
#include "compiler/walk.h"
#include "tests/formats/plain/outline.h"

using namespace octavo;
using plain_tests::read_text;
using plain_tests::TextRead;

namespace {

/// "word(1) other(2) | 1: text | 2: text": the text with what calls notes, then the
/// notes.
std::string notes_of(const std::string& text) {
  TextRead book = read_text(text);
  std::string result;
  std::string notes;
  for (Block& block : book.document.content) {
    if (const auto* note = std::get_if<Note>(&block.kind)) {
      notes += " | " + note->label + ":";
      for (const Block& each : note->content) {
        notes += " " + plain_text(std::get<Paragraph>(each.kind).content);
      }
      continue;
    }
    Blocks one;
    one.push_back(std::move(block));
    walk(one, Overload{[](Block&) {},
                       [&](Inline& node) {
                         if (const auto* run = std::get_if<Text>(&node.kind)) {
                           result += run->text;
                         } else if (const auto* call =
                                        std::get_if<NoteReference>(&node.kind)) {
                           result += "(" + call->label + ")";
                         } else if (std::holds_alternative<SoftBreak>(node.kind)) {
                           result += " ";
                         }
                       }});
    result += "/";
  }
  return result + notes;
}

}  // namespace

TEST_CASE("plain: bracketed numbers that cling to words call the notes that begin so") {
  CHECK(notes_of("A thing[1] is here, and one more.[2]\n\n[1] The first.\n\n"
                 "   [2] The _second_.\n\nThe text goes on.\n") ==
        "A thing(1) is here, and one more.(2)/The text goes on./"
        " | 1: The first. | 2: The second.");
  CHECK(notes_of("A _thing[*]_ is here.\n\n[*] The note.\n") ==
        "A thing(*) is here./ | *: The note.");
}

TEST_CASE("plain: a bracket that names a note holds all of it") {
  CHECK(notes_of("A thing [A] is here.\n\n[Footnote A: With [an aside].\n\n"
                 "And more of it.]\n\nThe text goes on.\n") ==
        "A thing(A) is here./The text goes on./"
        " | A: With [an aside]. And more of it.");
  CHECK(notes_of("Ein Ding[1] ist hier.\n\n[Fußnote 1: Die Note.]\n") ==
        "Ein Ding(1) ist hier./ | 1: Die Note.");
  CHECK(notes_of("A thing[1] is here.\n\n[Footnote 1: It never ends.\n\nNever.\n") ==
        "A thing[1] is here./[Footnote 1: It never ends./Never./");
}

TEST_CASE("plain: brackets without a partner stay as they are") {
  CHECK(notes_of("The array a[7] is long.\n\n[8] is no note, nor [9].\n") ==
        "The array a[7] is long./[8] is no note, nor [9]./");
  CHECK(notes_of("It is said in [1] that this is so.\n\n[1] A. Author, A Book.\n") ==
        "It is said in [1] that this is so./[1] A. Author, A Book./");
}

TEST_CASE("plain: a mark means the next note of its number below") {
  CHECK(notes_of("One thing[1] is here.\n\n[1] Of one.\n\nAnother thing[1] is there, "
                 "and again.[1]\n\n[1] Of another.\n") ==
        "One thing(1) is here./Another thing(1-2) is there, and again.(1-2)/"
        " | 1: Of one. | 1-2: Of another.");
}

TEST_CASE("plain: as many marks as notes of one number belong together in order") {
  CHECK(notes_of("One thing[1] is here.\n\nAnother thing[1] is there.\n\n"
                 "FOOTNOTES:\n\n[1] Of one.\n\n[1] Of another.\n") ==
        "One thing(1) is here./Another thing(1-2) is there./"
        " | 1: Of one. | 1-2: Of another.");
}

TEST_CASE("plain: notes that stand together keep all their paragraphs") {
  CHECK(notes_of("One[1] and two.[2]\n\n[1] Of one.\n\nMore of one.\n\n"
                 "[2] Of two.\n\nThe text goes on.\n") ==
        "One(1) and two.(2)/The text goes on./"
        " | 1: Of one. More of one. | 2: Of two.");
  CHECK(notes_of("One[1] is here.\n\n[1] Of one.\n\nMore of one. ↩\n\nText.\n") ==
        "One(1) is here./Text./ | 1: Of one. More of one.");
}

TEST_CASE("plain: a title calls its note") {
  const TextRead book = read_text("The Whale[1]\n\nby Ann Low\n\n" +
                                  std::string(80, 'a') + " b.\n\n[1] Of the title.\n");
  REQUIRE(book.document.metadata.title.size() == 2);
  CHECK(std::get<NoteReference>(book.document.metadata.title[1].kind).label == "1");
  CHECK(book.document.metadata.authors == std::vector<std::string>{"Ann Low"});
}
