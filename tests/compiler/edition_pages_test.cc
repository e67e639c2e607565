#include "compiler/edition_pages.h"

#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "compiler/expected_book.h"
#include "tests/tree.h"

using namespace octavo;

namespace {

constexpr std::string_view first_text =
    "It was a bright cold day in April, and the clocks were striking thirteen.";
constexpr std::string_view second_text =
    "Outside, even through the shut pane, the world looked cold and well-known to him.";

/// Two paragraphs, 2 and 5, with a picture, 4, between them.
Document two_paragraphs() {
  std::uint32_t last = 0;
  const auto numbered = [&](auto node) {
    node.id = NodeId{++last};
    return node;
  };
  Block first = numbered(tree::paragraph(Inlines{}));
  std::get<Paragraph>(first.kind).content = {
      numbered(tree::text(std::string(first_text)))};
  Block middle = numbered(tree::paragraph(Inlines{}));
  std::get<Paragraph>(middle.kind).content = {numbered(Inline{
      .kind = Image{.description = {tree::text("A boat")}, .picture = PictureId{0}}})};
  Block second = numbered(tree::paragraph(Inlines{}));
  std::get<Paragraph>(second.kind).content = {
      numbered(tree::text(std::string(second_text)))};
  return {.content = {first, middle, second}};
}

/// Pages of these texts, parted by "|" where a page ends, with the labels 1, 2 …
FinishedBook edition_of(std::string_view text) {
  FinishedBook edition;
  edition.language = "en";
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find('|', at), text.size());
    const std::string_view shown = text.substr(at, end - at);
    edition.places.push_back({.at = edition.text.size(), .page = edition.pages.size()});
    edition.pages.push_back({.label = std::to_string(edition.pages.size() + 1)});
    if (!shown.empty()) {
      edition.pages.back().begin = edition.text.size();
    }
    edition.text += shown;
    at = end + 1;
  }
  return edition;
}

/// "leaf:words.characters " of each page.
std::string starts_of(const FinishedBook& edition) {
  std::string all;
  for (const PageStart& start : pages_of_edition(two_paragraphs(), edition).starts) {
    all +=
        std::to_string(static_cast<std::uint32_t>(start.leaf)) + ":" +
        std::to_string(start.place.words) +
        (start.place.characters > 0 ? "." + std::to_string(start.place.characters) : "") +
        " ";
  }
  return all;
}

using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("edition_pages: a page begins with its first word in the text") {
  CHECK(starts_of(edition_of(
            "It was a bright cold day |in April, and the clocks were striking thirteen.\n"
            "Outside, even |through the shut pane, the world looked cold and")) ==
        "2:0 2:6 6:2 ");
}

TEST_CASE("edition_pages: where a line's end cuts a word it is the next whole one") {
  CHECK(starts_of(edition_of("It was a bright cold day in April, and the clo\u00AD|cks "
                             "were striking thirteen.\n")) == "2:0 2:11 ");
  // Another program's hyphen is one of its own.
  CHECK(starts_of(edition_of("It was a bright cold day in April, and the clo-\n|cks "
                             "were striking thirteen.\nOutside, even through")) ==
        "2:0 2:11 ");
  CHECK(starts_of(edition_of("Outside, even through the shut pane, the world looked cold "
                             "and well-|known to him.")) == "6:0 6:11.5 ");
}

TEST_CASE("edition_pages: heads, folios and what was changed since are passed over") {
  FinishedBook edition = edition_of(
      "It was a bright cold day in April\n1\n|2\nA RUNNING HEAD\nand the clocks were "
      "striking fourteen.\n|3\nA RUNNING HEAD\neven through the shut pane, the "
      "world\n|4\n|"
      "looked cold and well-known to him.");
  edition.has_structure = false;
  CHECK(starts_of(edition) == "2:0 2:8 6:1 6:8 6:8 ");
  CHECK(pages_of_edition(two_paragraphs(), edition).unfound.empty());
}

TEST_CASE("edition_pages: a page of other words begins where the next one does") {
  const FinishedBook edition = edition_of(
      "It was a bright cold day |Nobody has ever written this here at all. |in April, "
      "and "
      "the "
      "clocks were");
  CHECK(starts_of(edition) == "2:0 2:6 2:6 ");
  CHECK(pages_of_edition(two_paragraphs(), edition).unfound == Strings{"2"});
}

TEST_CASE("edition_pages: a page that begins with a picture begins there") {
  const std::string first = std::string(first_text);
  FinishedBook edition = edition_of(first + "\n| \nOutside, even through the shut pane");
  edition.pictures = {{.at = first.size() + 1, .description = "A boat"}};
  CHECK(starts_of(edition) == "2:0 4:0 ");
  // Which one it is cannot be told where another edition has others.
  edition.pictures.push_back({.at = edition.text.size(), .description = "A bay"});
  CHECK(starts_of(edition) == "2:0 6:0 ");
}

TEST_CASE(
    "edition_pages: a page of a few words is looked for soon behind the one before") {
  CHECK(starts_of(edition_of("It was |a bright |cold day in April, and the")) ==
        "2:0 2:2 2:4 ");
}
