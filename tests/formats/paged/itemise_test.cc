#include "formats/paged/itemise.h"

#include <doctest/doctest.h>

#include "formats/paged/faces.h"
#include "tests/formats/paged/set_text.h"

namespace octavo::paged {
namespace {

ItemisedText itemised(const ParagraphText& paragraph) {
  return itemise(paragraph, justified(300), test_fonts());
}

/// The texts of the pieces, parted by "|".
std::string parts(const ParagraphText& paragraph, const ItemisedText& items) {
  std::string result;
  for (const Piece& piece : items.pieces) {
    result += result.empty() ? "" : "|";
    result += paragraph.text.substr(piece.begin, piece.end - piece.begin);
  }
  return result;
}

std::string parts(std::string_view text) {
  const ParagraphText paragraph = plain(text);
  return parts(paragraph, itemised(paragraph));
}

}  // namespace

TEST_CASE("itemise: text of one script and face is one piece") {
  CHECK(parts("Call me “Ishmael”. Some 40 years ago — long!") ==
        "Call me “Ishmael”. Some 40 years ago — long!");
}

TEST_CASE("itemise: a change of style, direction or script begins a piece") {
  ParagraphText paragraph = plain("one ");
  add_run(paragraph, "two ").style.face.slant = Slant::italic;
  add_run(paragraph, "שלום");
  CHECK(parts(paragraph, itemised(paragraph)) == "one |two |שלום");
  const ItemisedText items = itemised(paragraph);
  CHECK(items.level == 0);
  CHECK(items.pieces[0].font != items.pieces[1].font);
  CHECK(items.pieces[2].level == 1);
  CHECK(items.pieces[2].script == "Hebr");
}

TEST_CASE("itemise: code reads from left to right in a right-to-left line") {
  ParagraphText paragraph = plain("אב ");
  const StyleRun& code = add_run(paragraph, "(a).b(c)");
  paragraph.isolates = {{.begin = code.begin, .end = code.end}};
  add_run(paragraph, ".");
  ParagraphStyle style = justified(300);
  style.direction = BaseDirection::right_to_left;
  const ItemisedText items = itemise(paragraph, style, test_fonts());
  CHECK(parts(paragraph, items) == "אב |(a).b(c)|.");
  CHECK(items.pieces[1].level == 2);
  CHECK(items.pieces[2].level == 1);
}

TEST_CASE("itemise: beside letters of another face code stays in its own") {
  ParagraphText paragraph;
  add_run(paragraph, "    // 省略... = 1").style.face.generic = GenericFamily::mono;
  CHECK(parts(paragraph, itemised(paragraph)) == "    // |省略|... = 1");
  const ItemisedText items = itemised(paragraph);
  CHECK(items.pieces.front().font == items.pieces.back().font);
}

TEST_CASE("itemise: the first strong letter gives an automatic direction") {
  CHECK(itemised(plain("«שלום» and more")).level == 1);
  CHECK(itemised(plain("(Hello) שלום")).level == 0);
  ParagraphStyle style = justified(300);
  style.direction = BaseDirection::right_to_left;
  CHECK(itemise(plain("Hello"), style, test_fonts()).level == 1);
}

TEST_CASE("itemise: a cluster stays in one face") {
  // A letter with a mark that its face has not must not be parted from it.
  for (const std::string_view text :
       {"a\u0301b\u0325c", "👩\u200D🚀", "☎\uFE0E", "क\u094Dष\u093F", "한"}) {
    const ParagraphText paragraph = plain(text);
    const ItemisedText items = itemised(paragraph);
    CAPTURE(text);
    CHECK(items.pieces.size() == 1);
    CHECK(items.pieces[0].kind == PieceKind::text);
  }
}

TEST_CASE("itemise: spaces and punctuation stay in the face of the letters beside them") {
  const ParagraphText paragraph = plain("“नमस्ते”, नमस्ते (नमस्ते)!", "hi");
  const ItemisedText items = itemised(paragraph);
  FontId letters = FontId::none;
  for (const Piece& piece : items.pieces) {
    if (paragraph.text.substr(piece.begin, piece.end - piece.begin).find("न") !=
        std::string::npos) {
      letters = piece.font;
    }
  }
  for (const Piece& piece : items.pieces) {
    const std::string part = paragraph.text.substr(piece.begin, piece.end - piece.begin);
    if (part.find(' ') != std::string::npos) {
      CAPTURE(part);
      CHECK(piece.font == letters);
    }
  }
}

TEST_CASE("itemise: a space after a pictograph is the text's own") {
  const ParagraphText paragraph = plain("well 🚀 done");
  const ItemisedText items = itemised(paragraph);
  CHECK(parts(paragraph, items) == "well |🚀| done");
  CHECK(items.pieces[0].font == items.pieces[2].font);
}

TEST_CASE("itemise: a character that no face has is a piece of its own") {
  // U+E000 and U+E001 are for private use.
  const ParagraphText paragraph = plain("a\uE000\uE001b");
  const ItemisedText items = itemised(paragraph);
  CHECK(parts(paragraph, items) == "a|\uE000|\uE001|b");
  CHECK(items.pieces[1].kind == PieceKind::missing);
  CHECK(items.pieces[1].font == FontId::none);
}

TEST_CASE("itemise: control characters and line separators are hidden") {
  const ParagraphText paragraph = plain(
      "a\u2028b\x01"
      "c\td");
  const ItemisedText items = itemised(paragraph);
  CHECK(parts(paragraph, items) == "a|\u2028|b|\x01|c\td");
  CHECK(items.pieces[1].kind == PieceKind::hidden);
  CHECK(items.pieces[3].kind == PieceKind::hidden);
}

TEST_CASE("itemise: a picture is a piece") {
  ParagraphText paragraph = plain("see ");
  add_run(paragraph, "\uFFFC").picture = PictureId{0};
  CHECK(itemised(paragraph).pieces[1].kind == PieceKind::picture);
}

TEST_CASE("itemise: pieces cover the text in order") {
  const ParagraphText paragraph =
      plain("mixed עברית 123 and العربية, ไทย 中文かな한국어 🚀\u200D x\uE000y");
  std::uint32_t at = 0;
  for (const Piece& piece : itemised(paragraph).pieces) {
    CHECK(piece.begin == at);
    at = piece.end;
  }
  CHECK(at == paragraph.text.size());
}

}  // namespace octavo::paged
