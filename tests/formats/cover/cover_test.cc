#include "formats/cover/cover.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <doctest/doctest.h>

#include "formats/cover/setting.h"
#include "formats/css/stylesheets.h"
#include "formats/css/themes.h"
#include "formats/image/flat_png.h"
#include "formats/image/image.h"
#include "tests/formats/css/contrast.h"
#include "tests/formats/paged/paged_support.h"

using namespace octavo;

namespace {

Document titled(const std::string& title, const std::string& language = "en") {
  Document document = tests::document_of({}, Form::book);
  document.metadata.title = {{.kind = Text{title}}};
  document.metadata.authors = {"A. Writer"};
  document.metadata.publisher = "A Press";
  document.metadata.language = language;
  return document;
}

std::string repeated(std::string_view words, int times) {
  std::string text;
  for (int i = 0; i < times; ++i) {
    text += words;
  }
  return text;
}

void give_theme(Document& document, const Theme& theme) {
  css::Stylesheets sheets;
  sheets.list.push_back(css::parse_theme(theme));
  document.stylesheets = std::make_shared<const css::Stylesheets>(std::move(sheets));
}

/// The page of a cover that has room for everything.
paged::Page page_of(const Document& document) {
  Diagnostics diagnostics;
  const paged::PagedDocument set = cover::set_cover(document, {}, diagnostics);
  CHECK(diagnostics.list().empty());
  REQUIRE(set.pages.size() == 1);
  return set.pages.front();
}

template <class Item>
std::vector<Item> items_of(const paged::Page& page) {
  std::vector<Item> items;
  for (const paged::PlacedItem& item : page.items) {
    if (const auto* each = std::get_if<Item>(&item)) {
      items.push_back(*each);
    }
  }
  return items;
}

/// The color of what is drawn last at a place.
paged::Color ground_at(const paged::Page& page, const paged::Point& place) {
  paged::Color ground{.red = 1, .green = 1, .blue = 1};
  for (const paged::Rule& rule : items_of<paged::Rule>(page)) {
    const paged::Rectangle& area = rule.area;
    if (place.x >= area.left && place.x <= area.left + area.width &&
        place.y >= area.top && place.y <= area.top + area.height) {
      ground = rule.color;
    }
  }
  return ground;
}

struct Cover {
  Diagnostics diagnostics{};
  image::Pixels pixels{};
};

Cover cover_of(const Document& document) {
  Cover cover;
  const auto picture = cover::typeset_cover(document, {}, cover.diagnostics).picture;
  REQUIRE(picture);
  CHECK(picture->width == 1067);
  CHECK(picture->height == 1600);
  const auto pixels = image::decode(*picture);
  REQUIRE(pixels);
  cover.pixels = *pixels;
  return cover;
}

std::string color_at(const image::Pixels& pixels, std::size_t x, std::size_t y) {
  return pixels.samples.substr((y * pixels.width + x) * pixels.channels, pixels.channels);
}

}  // namespace

TEST_CASE("cover: what its metadata says is set whatever it says, in every look") {
  const Document documents[] = {titled("T"), titled(repeated("A long one ", 30)),
                                titled(repeated("ungetrennt", 30)),
                                titled("كتاب الحيوان", "ar"),
                                titled("吾輩は猫である", "ja")};
  for (const Theme& theme : css::themes()) {
    for (Document document : documents) {
      CAPTURE(theme.name);
      CAPTURE(document.metadata.language);
      give_theme(document, theme);
      const paged::Page page = page_of(document);
      const std::vector<paged::TextRun> runs = items_of<paged::TextRun>(page);
      CHECK(runs.size() > 2);
      for (const paged::TextRun& run : runs) {
        CAPTURE(run.text);
        CHECK(run.origin.x > page.width / 20);
        CHECK(run.origin.x + run.width < page.width * 19 / 20);
        CHECK(run.origin.y - run.size > page.height / 40);
        CHECK(run.origin.y < page.height * 19 / 20);
      }
    }
  }
}

// WCAG 2.2, 1.4.3.
TEST_CASE("cover: what is said stands out from what is beneath it, in every look") {
  Document document = titled("A Title");
  document.metadata.subtitle = {{.kind = Text{"And what it means"}}};
  for (const Theme& theme : css::themes()) {
    CAPTURE(theme.name);
    give_theme(document, theme);
    const paged::Page page = page_of(document);
    const std::vector<paged::TextRun> runs = items_of<paged::TextRun>(page);
    CHECK(runs.size() >= 4);
    for (const paged::TextRun& run : runs) {
      CAPTURE(run.text);
      CHECK(tests::contrast(run.color, ground_at(page, run.origin)) >=
            tests::least_legible_contrast);
    }
  }
}

TEST_CASE("cover: a book that says nothing has none") {
  Diagnostics diagnostics;
  Document document = titled("");
  document.metadata.authors.clear();
  document.metadata.publisher.clear();
  CHECK_FALSE(cover::typeset_cover(document, {}, diagnostics).picture);
  CHECK(diagnostics.list().empty());
}

TEST_CASE("cover: a stylesheet's picture is drawn on it, or told") {
  constexpr std::uint32_t red = 0xFF'0000;
  const image::FlatPixels pixels{.width = 1, .height = 1, .colors = {red}};
  const auto cover_with = [&](std::string_view address) {
    Document document = titled("T");
    document.pictures = {
        {.kind = PictureKind::svg, .bytes = "<svg/>", .width = 12, .height = 12},
        {.bytes = image::encode_flat_png(pixels), .width = 12, .height = 12},
        {.bytes = image::encode_flat_png(pixels), .width = 40'000, .height = 12}};
    tests::add_stylesheet(
        document, ".cover .title::before { content: url(" + std::string(address) + ") }");
    css::Stylesheets sheets = *document.stylesheets;
    sheets.pictures = {{"mark.svg", PictureId{0}},
                       {"mark.png", PictureId{1}},
                       {"long.png", PictureId{2}}};
    document.stylesheets = std::make_shared<const css::Stylesheets>(std::move(sheets));
    return cover_of(document);
  };
  const Cover with_pixels = cover_with("mark.png");
  CHECK(with_pixels.diagnostics.list().empty());
  CHECK(with_pixels.pixels.samples.find(std::string("\xFF\0\0", 3)) != std::string::npos);
  for (const std::string address : {"mark.svg", "long.png"}) {
    const Cover without = cover_with(address);
    REQUIRE(without.diagnostics.list().size() == 1);
    CHECK(without.diagnostics.list().front().code == "cover-undrawn");
    CHECK(without.diagnostics.list().front().message.starts_with("`" + address + "`"));
  }
}

TEST_CASE("cover: one that cannot hold its title is told") {
  const Cover cover = cover_of(titled(repeated("word ", 900)));
  REQUIRE(cover.diagnostics.list().size() == 1);
  CHECK(cover.diagnostics.list().front().code == "cover-too-full");
}

TEST_CASE("cover: an author's rules count that are for it, and no others") {
  Document document = titled("T");
  const std::string usual = cover_of(document).pixels.samples;
  tests::add_stylesheet(document,
                        "@page { margin: 3cm; background-color: #00ff00 }"
                        "p { font-size: 3em } .title { color: red }");
  CHECK(cover_of(document).pixels.samples == usual);
  tests::add_stylesheet(document, "@page cover { background-color: #00ff00 }");
  CHECK(color_at(cover_of(document).pixels, 2, 2) == std::string("\0\xFF\0", 3));
  tests::add_stylesheet(document, ".cover .title { font-size: 3vw }");
  CHECK(cover_of(document).pixels.samples != usual);
}
