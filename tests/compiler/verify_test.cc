#include "compiler/verify.h"

#include <functional>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "compiler/compile.h"
#include "compiler/expected_book.h"
#include "compiler/plain_text.h"
#include "tests/tree.h"

using namespace octavo;

namespace {

/// A chapter with a link to another, a note, a picture and an address.
Document small_book() {
  std::uint32_t last = 0;
  const auto numbered = [&](auto node, std::uint32_t line) {
    node.id = NodeId{++last};
    node.span = {.file = FileId{0}, .begin = line, .end = line + 1};
    return node;
  };
  Document document;
  document.metadata = {
      .title = {tree::text("Salt")}, .authors = {"Ann", "Bo"}, .language = "en"};
  Block second = numbered(tree::heading(1, "Far away"), 30);
  Block note = numbered(tree::note("n", "a note of words"), 40);
  auto& noted = std::get<Note>(note.kind);
  Inline mark = numbered(Inline{.kind = NoteReference{.number = 1, .note = note.id}}, 13);
  noted.number = 1;
  noted.references = {mark.id};
  Inline inside = numbered(tree::link("#far", "over there"), 11);
  std::get<Link>(inside.kind).destination = second.id;
  const Inline outside = numbered(tree::link("https://example.org/", "the web"), 12);
  const Inline picture =
      numbered(Inline{.kind = Image{.description = {tree::text("A boat")},
                                    .picture = PictureId{0}}},
               14);
  document.content = {
      numbered(tree::heading(1, "Near"), 10),
      numbered(tree::paragraph({tree::text("It lies "), inside, mark,
                                tree::text(" and in "), outside, picture}),
               11),
      second, note};
  return document;
}

FinishedBook right_book() {
  FinishedBook book = expected_book(small_book()).book;
  book.places = {{.at = 0, .page = 0}};
  return book;
}

/// "code@place " of each difference that a change makes.
std::string found_after(const std::function<void(FinishedBook&)>& change) {
  FinishedBook book = right_book();
  change(book);
  Diagnostics diagnostics;
  verify_book(small_book(), {.name = "the book", .book = book}, diagnostics);
  std::string found;
  for (const Diagnostic& each : diagnostics.list()) {
    found += std::string(each.code) + "@" + std::to_string(each.span.begin) + " ";
  }
  return found;
}

void replace(std::string& text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  text.replace(at, from.size(), to);
}

std::string pages_found_after(
    const std::function<void(FinishedBook&, FinishedBook&)>& change) {
  FinishedBook printed = right_book();
  const std::size_t far = printed.text.find("Far");
  printed.pages = {
      {.label = "i", .begin = 0}, {.label = "1"}, {.label = "2", .begin = far}};
  FinishedBook reflowed = right_book();
  reflowed.pages = {{.label = "i", .begin = 0},
                    {.label = "1", .begin = far},
                    {.label = "2", .begin = far}};
  reflowed.page_list = {"i", "1", "2"};
  change(reflowed, printed);
  Diagnostics diagnostics;
  verify_pages(small_book(), reflowed, printed, diagnostics);
  std::string found;
  for (const Diagnostic& each : diagnostics.list()) {
    found += each.message + "; ";
  }
  return found;
}

}  // namespace

TEST_CASE("verify: what every book has to say is its reading text") {
  const Document document = small_book();
  CHECK(expected_book(document).book.text == reading_text(document));
}

TEST_CASE("verify: nothing is wrong with a book that says the same") {
  CHECK(found_after([](FinishedBook&) {}) == "");
  // Lines and soft hyphens are the format's.
  CHECK(found_after([](FinishedBook& book) { book.title = "Sa\u00ADlt"; }) == "");
}

TEST_CASE("verify: text that is missing, other or too much is told at its place") {
  CHECK(found_after([](FinishedBook& book) { replace(book.text, "Near", "Neat"); }) ==
        "verify-text@10 ");
  CHECK(found_after([](FinishedBook& book) {
          replace(book.text, "It lies", "It lags");
        }) == "verify-text@11 ");
  CHECK(found_after([](FinishedBook& book) {
          replace(book.text, "a note of words", "               ");
        }) == "verify-text@40 ");
  CHECK(found_after([](FinishedBook& book) {
          book.text += "more";
        }).starts_with("verify-text@40 "));
}

TEST_CASE("verify: links are there and lead where they should") {
  CHECK(found_after([](FinishedBook& book) { book.links.erase(book.links.begin()); }) ==
        "verify-link@11 ");
  for (FinishedBook::Link& link : right_book().links) {
    CAPTURE(link.begin);
    const auto change_target =
        [&](const std::function<void(FinishedBook::Link&)>& change) {
          return found_after([&](FinishedBook& book) {
            for (FinishedBook::Link& each : book.links) {
              if (each.begin == link.begin) {
                change(each);
              }
            }
          });
        };
    const std::string dead = change_target([](FinishedBook::Link& each) {
      each.uri.clear();
      each.target.reset();
    });
    CHECK(dead.starts_with("verify-link@"));
    if (link.target) {
      CHECK(change_target([](FinishedBook::Link& each) {
              *each.target = 0;
            }).starts_with("verify-link@"));
      CHECK(change_target([](FinishedBook::Link& each) {
              each.target.reset();
              each.target_page = 0;
            }) == "");
      CHECK(change_target([](FinishedBook::Link& each) {
              each.target.reset();
              each.target_page = 1;
            }).starts_with("verify-link@"));
    }
  }
}

TEST_CASE("verify: descriptions of pictures are those of the manuscript") {
  CHECK(found_after([](FinishedBook& book) {
          book.pictures[0].description = "A ship";
        }) == "verify-picture@14 ");
  CHECK(found_after([](FinishedBook& book) { book.pictures.clear(); }) ==
        "verify-picture@14 ");
}

TEST_CASE("verify: title, authors and language are those of the manuscript") {
  CHECK(found_after([](FinishedBook& book) { book.title = "Pepper"; }) ==
        "verify-metadata@0 ");
  CHECK(found_after([](FinishedBook& book) { book.authors.pop_back(); }) ==
        "verify-metadata@0 ");
  CHECK(found_after([](FinishedBook& book) { book.language = "de"; }) ==
        "verify-metadata@0 ");
  // A format may join them.
  CHECK(found_after([](FinishedBook& book) { book.authors = {"Ann, Bo"}; }) == "");
}

TEST_CASE("verify: the marks of pages stand where the pages begin, in their order") {
  CHECK(pages_found_after([](FinishedBook&, FinishedBook&) {}) == "");
  CHECK(pages_found_after([](FinishedBook& reflowed, FinishedBook&) {
          reflowed.pages[2].begin = 0;
        }).find("begins with") != std::string::npos);
  CHECK(pages_found_after([](FinishedBook& reflowed, FinishedBook&) {
          reflowed.pages[2].label = "3";
        }).find("are not those") != std::string::npos);
  CHECK(pages_found_after([](FinishedBook& reflowed, FinishedBook&) {
          reflowed.page_list.pop_back();
        }).find("list of pages") != std::string::npos);
  CHECK(pages_found_after([](FinishedBook&, FinishedBook& printed) {
          std::swap(printed.pages[0].begin, printed.pages[2].begin);
        }).find("stands behind") != std::string::npos);
}
