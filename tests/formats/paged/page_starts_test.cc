#include "formats/paged/page_starts.h"

#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "compiler/overload.h"
#include "compiler/walk.h"
#include "tests/formats/paged/paged_support.h"

using namespace octavo;
using namespace octavo::paged;
using namespace octavo::tests;
using tree::paragraph;
using tree::text;

namespace {

/// Pages made by hand, a strip each, to a document whose nodes they show.
struct Sheets {
  Document document{};
  Column column{};
  std::vector<PagePlan> plans{};

  explicit Sheets(Blocks content) : document(document_of(std::move(content))) {}

  /// A line on a new page.
  Sheets& page(std::vector<PlacedItem> items) {
    const std::size_t begin = column.strips.size();
    plans.push_back({.begin = begin, .end = begin});
    return items.empty() ? *this : line(std::move(items));
  }

  /// One more on the same.
  Sheets& line(std::vector<PlacedItem> items) {
    column.strips.push_back({.items = std::move(items)});
    plans.back().end = column.strips.size();
    return *this;
  }

  /// "leaf:words+characters" of each page.
  std::string starts() const {
    std::string list;
    for (const PageStart& start : find_page_starts(document, column, plans)) {
      list += (list.empty() ? "" : " ") +
              std::to_string(static_cast<std::uint32_t>(start.leaf)) + ":" +
              std::to_string(start.place.words);
      list +=
          start.place.characters == 0 ? "" : "+" + std::to_string(start.place.characters);
    }
    return list;
  }
};

PlacedItem run(std::uint32_t leaf,
               std::string words,
               Role role = Role::content,
               std::string language = "en") {
  return TextRun{.text = std::move(words),
                 .role = role,
                 .owner = NodeId{leaf},
                 .language = std::move(language)};
}

PlacedItem picture(std::uint32_t leaf) {
  return PlacedPicture{.owner = NodeId{leaf}};
}

/// Nodes 1 and 2: a paragraph and its text; 3 and 4: another; and so on.
Blocks paragraphs(std::size_t count) {
  return Blocks(count, paragraph("words"));
}

/// The texts of a document from where a page begins, as many characters as asked for.
std::string text_from(const Document& document, const PageStart& start) {
  std::string found;
  walk(document.content,
       Overload{[](const Block&) {},
                [&](const Inline& node) {
                  const auto* words = std::get_if<Text>(&node.kind);
                  if (node.id == start.leaf && words != nullptr) {
                    const std::string& all = words->text;
                    found = all.substr(offsets_of({&start.place, 1}, all).front());
                  }
                }});
  return found;
}

std::string first_word(const std::string& text) {
  const std::size_t begin = text.find_first_not_of(' ');
  return begin == std::string::npos ? ""
                                    : text.substr(begin, text.find(' ', begin) - begin);
}

}  // namespace

TEST_CASE("page_starts: a page begins before its first word, counted in its leaf") {
  CHECK(Sheets(paragraphs(2))
            .page({run(2, "one two ")})
            .page({run(2, "three ")})
            .line({run(2, "four")})
            .page({run(4, "five")})
            .starts() == "2:0 2:2 4:0");
}

TEST_CASE("page_starts: a page that begins in mid-word begins with the next whole word") {
  SUBCASE("behind a hyphen that the line put in") {
    CHECK(Sheets(paragraphs(1))
              .page({run(2, "one hyphen\u00AD")})
              .page({run(2, "ated two")})
              .starts() == "2:0 2:2");
  }
  SUBCASE("where a word was cut anywhere") {
    CHECK(Sheets(paragraphs(1))
              .page({run(2, "one unbrok")})
              .page({run(2, "en two")})
              .starts() == "2:0 2:2");
  }
  SUBCASE("in a later leaf of the paragraph, and not in the rest of the word there") {
    CHECK(Sheets({paragraph({text("a"), text("b"), text("c")})})
              .page({run(2, "one hy\u00AD")})
              .page({run(2, "phen"), run(3, "ated two")})
              .starts() == "2:0 3:1");
  }
  SUBCASE("in a later paragraph") {
    CHECK(Sheets(paragraphs(2))
              .page({run(2, "one hy\u00AD")})
              .page({run(2, "phen")})
              .line({run(4, "two")})
              .starts() == "2:0 4:0");
  }
  SUBCASE("on a later page") {
    CHECK(Sheets(paragraphs(2))
              .page({run(2, "one hy\u00AD")})
              .page({run(2, "phen ")})
              .page({run(2, "two")})
              .starts() == "2:0 2:2 2:2");
  }
  SUBCASE("at the end of the book") {
    CHECK(Sheets(paragraphs(1))
              .page({run(2, "one hy\u00AD")})
              .page({run(2, "phen")})
              .starts() == "2:0 2:2");
  }
}

TEST_CASE("page_starts: a hyphen of the text's own does not cut its word") {
  CHECK(Sheets(paragraphs(1))
            .page({run(2, "one well-")})
            .page({run(2, "known two")})
            .starts() == "2:0 2:1+5");
}

TEST_CASE("page_starts: scripts without spaces are counted by characters") {
  CHECK(Sheets(paragraphs(1))
            .page({run(2, "漢字、", Role::content, "zh")})
            .page({run(2, "仮名", Role::content, "zh")})
            .starts() == "2:0 2:0+3");
  // Behind a Latin word that was cut the next ideograph is the next word.
  CHECK(Sheets(paragraphs(1))
            .page({run(2, "漢hy\u00AD", Role::content, "zh")})
            .page({run(2, "phen、字", Role::content, "zh")})
            .starts() == "2:0 2:0+8");
}

TEST_CASE("page_starts: right-to-left runs are counted as they are read") {
  CHECK(Sheets(paragraphs(1))
            .page({run(2, "یک دو ", Role::content, "fa")})
            .page({run(2, "سه", Role::content, "fa")})
            .starts() == "2:0 2:2");
}

TEST_CASE("page_starts: neither labels nor repeated heads nor notes begin a page") {
  Sheets sheets(paragraphs(3));
  sheets.page({run(2, "one")});
  sheets.page({run(3, "7.", Role::label), run(1, "head", Role::artifact), run(4, "two")});
  sheets.column.heads = {{{.items = {run(2, "head", Role::artifact)}}}};
  sheets.column.strips.back().head = 0;
  sheets.plans.back().notes = {{.note = 0, .strip = 0}};
  CHECK(sheets.starts() == "2:0 4:0");
}

TEST_CASE("page_starts: a page without running text begins where the next does") {
  Sheets sheets(paragraphs(2));
  sheets.page({run(2, "one")}).page({}).page({run(4, "two")}).page({}).page({});
  CHECK(sheets.starts() == "2:0 4:0 4:0 4:1 4:1");
  CHECK(Sheets({}).page({}).starts() == "0:0");
}

TEST_CASE("page_starts: a page of pictures begins at the first of them") {
  CHECK(Sheets(paragraphs(3))
            .page({run(2, "one")})
            .page({picture(3), picture(4)})
            .page({run(6, "two")})
            .starts() == "2:0 3:0 6:0");
}

TEST_CASE("page_starts: a page begins with what of a broken row is read first") {
  // The second cell of a row ends above the end of its first.
  CHECK(Sheets(paragraphs(3))
            .page({run(2, "a b "), run(4, "c d ")})
            .page({run(4, "e"), run(2, "f")})
            .page({run(6, "g")})
            .starts() == "2:0 2:2 6:0");
}

TEST_CASE("page_starts: no page begins before the one in front of it") {
  CHECK(Sheets(paragraphs(2)).page({run(4, "below")}).page({run(2, "beside")}).starts() ==
        "4:0 4:0");
}

TEST_CASE("page_starts: every page of a laid out book begins with the word it shows") {
  std::string words;
  for (int i = 0; i < 3000; ++i) {
    words += "w" + std::to_string(i) + " ";
  }
  const Document document = document_of({paragraph(words)});
  const PagedDocument pages = pages_of(document);
  REQUIRE(pages.starts.size() == pages.pages.size());
  REQUIRE(pages.pages.size() > 5);
  for (std::size_t i = 0; i < pages.pages.size(); ++i) {
    CAPTURE(i);
    CHECK(pages.starts[i].label == pages.pages[i].label);
    CHECK(first_word(text_from(document, pages.starts[i])) ==
          first_word(page_text(pages.pages[i])));
  }
}

TEST_CASE("page_starts: words may have other letters on pages than in the tree") {
  std::string words;
  for (int i = 0; i < 3000; ++i) {
    words += "stra\u00DFe" + std::to_string(i) + " ";
  }
  Document document = document_of({paragraph(words)});
  add_stylesheet(document, "p { text-transform: uppercase }");
  const PagedDocument pages = pages_of(document);
  REQUIRE(pages.pages.size() > 5);
  const std::string on_page = first_word(page_text(pages.pages[3]));
  const std::string in_tree = first_word(text_from(document, pages.starts[3]));
  REQUIRE(on_page.starts_with("STRASSE"));
  CHECK(on_page.substr(7) == in_tree.substr(7));
}
