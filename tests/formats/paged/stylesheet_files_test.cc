#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "formats/css/stylesheets.h"
#include "formats/paged/paged.h"
#include "tests/formats/paged/paged_support.h"
#include "tests/support.h"

using namespace octavo;
using namespace octavo::paged;
using namespace octavo::tests;
using tree::paragraph;

namespace {

constexpr double picture_points = 9;

/// A document with a picture "dot" of 12 × 12 pixels and a font "boxes".
Document with_stylesheet_files(std::string_view css, Blocks content) {
  Document document = document_of(std::move(content));
  document.pictures.push_back(
      {.kind = PictureKind::svg, .bytes = "<svg/>", .width = 12, .height = 12});
  add_stylesheet(document, css);
  css::Stylesheets sheets = *document.stylesheets;
  sheets.pictures["dot"] = PictureId{0};
  sheets.fonts["boxes"] = read_file(source_folder() / "tests/fonts/faces/boxes.ttf");
  document.stylesheets = std::make_shared<const css::Stylesheets>(std::move(sheets));
  return document;
}

/// The laid out book and what the first page shows of one kind.
template <class Item>
struct Shown {
  PagedDocument book{};
  std::vector<Item> items{};
};

template <class Item>
Shown<Item> shown(std::string_view css, Blocks content) {
  Diagnostics diagnostics;
  const Document document = with_stylesheet_files(css, std::move(content));
  Shown<Item> made{.book = make_pages(document, {}, diagnostics)};
  CHECK(diagnostics.list().empty());
  for (const PlacedItem& item : made.book.pages.at(0).items) {
    if (const auto* each = std::get_if<Item>(&item)) {
      made.items.push_back(*each);
    }
  }
  return made;
}

Blocks boxes_paragraph() {
  return {paragraph("AB")};
}

Block items(std::vector<std::string> words) {
  List list;
  for (std::string& each : words) {
    list.items.push_back({.content = {paragraph(std::move(each))}});
  }
  return {.kind = std::move(list)};
}

/// Points of the run that the paragraph is.
double run_width(std::string_view css) {
  const Shown<TextRun> text = shown<TextRun>(
      "@font-face { font-family: Boxes; src: url(boxes); font-weight: 100 "
      "900; font-stretch: 100% 200% }"
      "p { font: 10pt Boxes }" +
          std::string(css),
      boxes_paragraph());
  return text.items.at(0).width;
}

}  // namespace

TEST_CASE("stylesheet files: content shows a picture as large as it is, in the line") {
  const auto none = shown<PlacedPicture>("p::before { content: 'x' }", {paragraph("A")});
  CHECK(none.items.empty());
  const auto before =
      shown<PlacedPicture>("p::before { content: url(dot) ' ' }", {paragraph("A")});
  REQUIRE(before.items.size() == 1);
  CHECK(before.items[0].picture == PictureId{0});
  CHECK(before.items[0].area.width == doctest::Approx(picture_points));
  CHECK(before.items[0].area.height == doctest::Approx(picture_points));
  CHECK(shown<PlacedPicture>("p::after { content: '(' url(dot) ')' }", {paragraph("A")})
            .items.size() == 1);
}

TEST_CASE("stylesheet files: a picture can stand in the margin of a page") {
  const auto head =
      shown<PlacedPicture>("@page { @top-left { content: url(dot) } }", {paragraph("A")});
  REQUIRE(head.items.size() == 1);
  CHECK(head.items[0].area.top < 72);
}

TEST_CASE("stylesheet files: list-style-image is the marker of each item") {
  const auto list =
      shown<PlacedPicture>("ul { list-style-image: url(dot) }", {items({"one", "two"})});
  REQUIRE(list.items.size() == 2);
  CHECK(list.items[0].area.left == list.items[1].area.left);
  CHECK(list.items[0].area.top < list.items[1].area.top);
  const auto inside =
      shown<PlacedPicture>("ul { list-style: inside url(dot) }", {items({"one"})});
  REQUIRE(inside.items.size() == 1);
  CHECK(inside.items[0].area.left > list.items[0].area.left);
}

TEST_CASE("stylesheet files: lines make room for the pictures that are their markers") {
  const auto list = [](std::string_view css) {
    Document document = with_stylesheet_files(css, {items({"one", "two"})});
    document.pictures.front().width = 30;
    document.pictures.front().height = 60;
    Diagnostics diagnostics;
    return make_pages(document, {}, diagnostics).pages.at(0);
  };
  const Page page = list("ul { list-style-image: url(dot) }");
  std::vector<Rectangle> markers;
  for (const PlacedItem& item : page.items) {
    if (const auto* picture = std::get_if<PlacedPicture>(&item)) {
      markers.push_back(picture->area);
    }
  }
  REQUIRE(markers.size() == 2);
  CHECK(markers[0].height == doctest::Approx(45));
  CHECK(markers[1].top >= markers[0].top + markers[0].height);
  // They hang out: the text stays where it is.
  const auto text_of = [](const Page& each) {
    for (const PlacedItem& item : each.items) {
      const auto* run = std::get_if<TextRun>(&item);
      if (run != nullptr && run->text.starts_with("one")) {
        return run->origin;
      }
    }
    return Point{};
  };
  CHECK(text_of(page).x == doctest::Approx(text_of(list("")).x));
  CHECK(markers[0].left + markers[0].width < text_of(page).x);
  CHECK(text_of(page).y == doctest::Approx(markers[0].top + 45));
}

TEST_CASE("stylesheet files: a declared face has its weights, widths and variations") {
  // A is 500 wide, and 900 at weight 900; B 600, and 1,200 at 200 %.
  CHECK(run_width("") == doctest::Approx(11));
  CHECK(run_width("p { font-weight: 900 }") == doctest::Approx(15));
  CHECK(run_width("p { font-stretch: 200% }") == doctest::Approx(17));
  CHECK(run_width("p { font-variation-settings: 'wght' 650 }") == doctest::Approx(13));
}

TEST_CASE("stylesheet files: a variable font has its weights in the margins of pages") {
  const auto head = shown<TextRun>(
      "@font-face { font-family: Boxes; src: url(boxes); font-weight: 100 900 }"
      "@page { @top-left { content: 'A'; font: 900 10pt Boxes } @bottom-center { "
      "content: "
      "none } }",
      {paragraph("x")});
  REQUIRE(head.items.size() == 2);
  CHECK(head.items.back().width == doctest::Approx(9));
}

TEST_CASE("stylesheet files: a picture has borders, padding and margins in its line") {
  const std::string css = "img { padding: 2pt; border: 1pt solid; margin: 5pt }";
  const Blocks lone = {paragraph({{.kind = Image{.picture = PictureId{0}}}})};
  const auto plain = shown<PlacedPicture>("", lone);
  const auto framed = shown<PlacedPicture>(css, lone);
  REQUIRE(framed.items.size() == 1);
  CHECK(framed.items[0].area.width == plain.items[0].area.width);
  CHECK(shown<Rule>(css, lone).items.size() == 4);
  const Blocks in_line = {
      paragraph({tree::text("x"), {.kind = Image{.picture = PictureId{0}}}})};
  const auto apart = shown<PlacedPicture>(css, in_line);
  CHECK(apart.items[0].area.left ==
        doctest::Approx(shown<PlacedPicture>("", in_line).items[0].area.left + 8));
  CHECK(shown<Rule>(css, in_line).items.size() == 4);
}
