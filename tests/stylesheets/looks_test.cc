#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "formats/css/themes.h"
#include "tests/stylesheets/sheet_parts.h"
#include "tests/stylesheets/styled_book.h"
#include "tests/support.h"

using namespace octavo;
using namespace octavo::tests;

namespace {

/// Against it stands in a look what is else so anyway: what an element is not to have
/// from those around it, or what one of two declarations does alone. And an article has
/// pages that are left empty.
constexpr std::string_view authors_css = R"(
body { text-indent: 3em; text-align: center; list-style-type: square }
dt { font-family: serif }
ul > li:last-child::marker { content: "-  -" }
figure:nth-of-type(odd) { break-inside: auto; text-align: end }
figure:nth-of-type(even) > figcaption { break-before: auto }
#the-second-part, #lists { break-before: recto }
)";

/// A book, an article of the same text on small pages, and both from right to left.
std::vector<LookSpecimen> specimens() {
  const std::string folder = "tests/stylesheets/";
  const auto made = [&](const char* front) {
    return finished_document({folder + front, folder + "every_element.md"},
                             "picture-missing");
  };
  const std::string mirrored = folder + "right_to_left.md";
  std::vector<LookSpecimen> all;
  // The short ones are soon made.
  all.push_back({.document = finished_document({mirrored})});
  all.push_back({.document = finished_document({folder + "short_article.md", mirrored})});
  all.push_back({.document = made("book.md")});
  all.push_back({.document = made("article.md"), .authors_css = authors_css});
  return all;
}

Document cover_of(const std::string& title, const std::string& language) {
  Document document;
  Metadata& metadata = document.metadata;
  metadata.title = {{.kind = Text{title}}};
  metadata.subtitle = {{.kind = Text{"Subtitle"}}};
  metadata.authors = {"An Author", "Another"};
  metadata.publisher =
      "A Publisher and Sons, Booksellers at the Sign of the Ship in a Row";
  metadata.language = language;
  metadata.form = Form::book;
  return document;
}

/// One of each length, and of each way of writing that has rules of its own.
std::vector<LookSpecimen> covers() {
  std::string word;
  std::string words;
  for (int i = 0; i < 30; ++i) {
    word += "unbroken";
    words += "A considerable one ";
  }
  const std::string compound = "Donaudampfschifffahrtsgesellschaftskapitän";
  std::vector<LookSpecimen> all;
  for (const std::string& title :
       {std::string("The Sea and the Shore of Spain"), std::string("Representatives"),
        std::string("Internationalisations"), words, word}) {
    all.push_back({.document = cover_of(title, "en")});
  }
  all.push_back({.document = cover_of(compound, "de")});
  all.push_back(
      {.document = cover_of("Beobachtungen " + compound + " Wanderungen", "de")});
  all.push_back({.document = cover_of(compound + " " + words + words, "de")});
  all.push_back({.document = cover_of("吾輩は猫である", "ja")});
  all.push_back({.document = cover_of("كتاب الحيوان", "ar")});
  all.push_back({.document = cover_of("A Title", "en")});
  all.back().document.metadata.subtitle.clear();
  // Against what is so anyway.
  all.push_back({.document = cover_of("A Title of Several Words", "en"),
                 .authors_css = "body { text-indent: 3em; overflow-wrap: anywhere }"});
  return all;
}

std::string text_of(std::string_view css, const Place& place) {
  return std::string(css.substr(place.first, place.second - place.first));
}

/// "selector { declaration }".
std::string shown(std::string_view css, const SheetPart& part) {
  std::string text;
  for (const Place& selector : part.selectors) {
    text += (text.empty() ? "" : ", ") + text_of(css, selector);
  }
  return text + " { " + text_of(css, part.place) + " }";
}

/// Declarations that change no page, and why they stand nonetheless.
struct Excuse {
  std::string_view look{};
  /// What they begin with.
  std::string_view part{};
};
constexpr auto excuses_on_pages = std::to_array<Excuse>({
    // What an element is laid out as the page maker knows by itself; it is computed.
    {"default",
     "html, body, section, header, nav, aside, div, p, h1, h2, h3, h4, h5, h6, "},
    {"default", "table { display: "},
    {"default", "caption { display: "},
    {"default", "thead { display: "},
    {"default", "tbody { display: "},
    {"default", "tr { display: "},
    {"default", "th, td { display: "},
    // What is kept with the next is kept whole.
    {"default", "h1, h2, h3, h4, h5, h6 { break-inside: avoid }"},
    // Those of the manuscripts are low enough to stay whole in any case.
    {"default", "tr { break-inside: avoid }"},
    // Hardly ever do more lines in a row end in a hyphen.
    {"default", "html { hyphenate-limit-lines: 3 }"},
    // Pages know the face by its name.
    {"novel", " { font-family: \"EB Garamond\" }"},
    {"novel", " { src: local(\"EB Garamond 12 "},
    // Whole lines fill the pages, and on those of the manuscripts come to as many.
    {"novel", " { margin-bottom: 11.7% }"},
    {"large-print", " { margin-bottom: 11% }"},
});

bool is_excused(std::string_view look, std::string_view part) {
  return std::ranges::any_of(excuses_on_pages, [&](const Excuse& excuse) {
    return excuse.look == look && part.starts_with(excuse.part);
  });
}

void check_look(std::string_view name, css::Origin origin) {
  const Theme* look = find_theme(name, css::themes());
  REQUIRE(look != nullptr);
  std::vector<LookSpecimen> books = specimens();
  const std::vector<SheetPart> parts = parts_of(look->css);
  std::vector<LookSpecimen> all_covers = covers();
  const std::vector<Fate> pages =
      look_fates_on_pages(books, all_covers, look->css, origin);
  const std::vector<Fate> reflow = look_fates_in_reflow(books, look->css, origin);
  CHECK(parts.size() >= 60);
  for (std::size_t index = 0; index < parts.size(); ++index) {
    const std::string part = shown(look->css, parts[index]);
    CAPTURE(part);
    // What is excused must need it.
    CHECK((pages[index] == Fate::silent) == is_excused(name, part));
    CHECK(reflow[index] != Fate::silent);
  }
  const std::string golden =
      "pages:" + counts_of(pages) + "\ne-book:" + counts_of(reflow) + "\n";
  MESSAGE(golden);
  CHECK(compare_with_file("tests/stylesheets/look_" + std::string(name) + ".golden",
                          golden) == "");
}

}  // namespace

// One case each, which can run side by side.
TEST_CASE("looks: every declaration of the default look does something in its books") {
  check_look("default", css::Origin::house);
}

TEST_CASE("looks: every declaration of `novel` does something in its books") {
  check_look("novel", css::Origin::theme);
}

TEST_CASE("looks: every declaration of `essay` does something in its books") {
  check_look("essay", css::Origin::theme);
}

TEST_CASE("looks: every declaration of `manual` does something in its books") {
  check_look("manual", css::Origin::theme);
}

TEST_CASE("looks: every declaration of `large-print` does something in its books") {
  check_look("large-print", css::Origin::theme);
}

TEST_CASE("looks: no look of octavo's is left out here") {
  std::string names;
  for (const Theme& look : css::themes()) {
    names += std::string(look.name) + " ";
  }
  CHECK(names == "default novel essay manual large-print ");
}
