#include "formats/pdf/content.h"

#include <doctest/doctest.h>

#include "fonts/subset.h"
#include "tests/formats/pdf/hand_pages.h"

namespace octavo::pdf {

namespace {

PageContent write(const paged::PagedDocument& pages,
                  const std::set<NodeId>& decorations = {}) {
  std::map<FontId, ShownGlyphs> shown;
  collect_glyphs(pages.pages[0], *pages.fonts, shown);
  std::map<FontId, FontCodes> codes;
  for (const auto& [id, glyphs] : shown) {
    std::vector<std::uint32_t> numbers;
    for (const auto& [glyph, texts] : glyphs) {
      numbers.push_back(glyph);
    }
    const Font& font = pages.fonts->font(id);
    codes.emplace(id, FontCodes(glyphs, font, *subset_glyphs(font, numbers)));
  }
  const std::map<PictureId, ObjectId> pictures{{PictureId{0}, ObjectId{9}}};
  return write_content(pages.pages[0], {.fonts = *pages.fonts,
                                        .codes = codes,
                                        .decorations = decorations,
                                        .pictures = pictures});
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = 0; (at = text.find(part, at)) != std::string::npos; ++at) {
    ++found;
  }
  return found;
}

}  // namespace

TEST_CASE("content: runs of one owner are one mark, another owner's are another") {
  paged::PagedDocument pages = tests::one_page();
  auto& items = pages.pages[0].items;
  items.emplace_back(tests::set_run(*pages.fonts, {.text = "one ", .owner = NodeId{3}}));
  items.emplace_back(
      tests::set_run(*pages.fonts, {.text = "two ", .y = 114, .owner = NodeId{3}}));
  items.emplace_back(
      tests::set_run(*pages.fonts, {.text = "three", .y = 128, .owner = NodeId{4}}));
  const PageContent content = write(pages);
  CHECK(content.marks == std::vector<Mark>{{.owner = NodeId{3}}, {.owner = NodeId{4}}});
  CHECK(count(content.stream, "BDC") == 2);
  CHECK(count(content.stream, "EMC") == 2);
  CHECK(count(content.stream, "BT\n") == 1);
  CHECK(count(content.stream, " Tf\n") == 1);
}

TEST_CASE("content: furniture and what has no owner are artifacts") {
  paged::PagedDocument pages = tests::one_page();
  auto& items = pages.pages[0].items;
  items.emplace_back(tests::set_run(
      *pages.fonts, {.text = "7", .role = paged::Role::artifact, .owner = NodeId{3}}));
  items.emplace_back(
      paged::Rule{.area = {.left = 10, .top = 20, .width = 30, .height = 1}});
  const PageContent content = write(pages);
  CHECK(content.marks.empty());
  CHECK(count(content.stream, "/Artifact BMC") == 2);
  CHECK(content.stream.find("10 379 30 1 re f\n") != std::string::npos);
}

TEST_CASE("content: y grows upwards from the foot of the page") {
  paged::PagedDocument pages = tests::one_page();
  pages.pages[0].items.emplace_back(
      tests::set_run(*pages.fonts, {.text = "x", .x = 12.3456, .y = 100}));
  CHECK(write(pages).stream.find("12.346 300 Td\n") != std::string::npos);
}

TEST_CASE("content: letters are slanted by the matrix of their text") {
  paged::PagedDocument pages = tests::one_page();
  for (const double y : {100, 114, 128}) {
    paged::TextRun run = tests::set_run(*pages.fonts, {.text = "x", .y = y});
    run.synthesis.slanted = y == 114;
    pages.pages[0].items.emplace_back(std::move(run));
  }
  const std::string stream = write(pages).stream;
  const std::size_t upright = stream.find("50 300 Td\n");
  const std::size_t slanted = stream.find("1 0 .249 1 50 286 Tm\n");
  const std::size_t again = stream.find("1 0 0 1 50 272 Tm\n");
  CHECK(upright < slanted);
  CHECK(slanted < again);
  CHECK(again < stream.size());
}

TEST_CASE("content: letters are made heavier by a stroke, and no picture's are") {
  paged::PagedDocument pages = tests::one_page();
  auto& items = pages.pages[0].items;
  for (const double red : {0.0, 1.0}) {
    paged::TextRun run = tests::set_run(*pages.fonts, {.text = "x", .size = 14});
    run.synthesis.emboldened = true;
    run.color.red = red;
    items.emplace_back(std::move(run));
  }
  items.emplace_back(tests::set_run(*pages.fonts, {.text = "x"}));
  items.push_back(items[0]);
  items.emplace_back(paged::PlacedPicture{.picture = PictureId{0}});
  const std::string stream = write(pages).stream;
  std::size_t at = 0;
  for (const std::string_view next :
       {"2 Tr 1 j .5 w 0 G\n", "2 Tr 1 j .5 w 1 0 0 RG\n", "0 Tr\n",
        "2 Tr 1 j .5 w 0 G\n", "0 Tr\nET\n", "Do Q"}) {
    CAPTURE(next);
    at = stream.find(next, at);
    CHECK(at != std::string::npos);
  }
  CHECK(count(stream, " Tr") == 5);
}

TEST_CASE(
    "content: right-to-left glyphs are painted in the order in which they are read") {
  paged::PagedDocument pages = tests::one_page();
  pages.pages[0].items.emplace_back(tests::set_run(*pages.fonts, {.text = "שלום",
                                                                  .script = "Hebr",
                                                                  .language = "he",
                                                                  .right_to_left = true,
                                                                  .owner = NodeId{1}}));
  const std::string stream = write(pages).stream;
  CHECK(stream.find("[-") != std::string::npos);
  CHECK(count(stream, "(") == 4);
  CHECK(stream.find("ActualText") == std::string::npos);
}

TEST_CASE("content: a word that its codes cannot say is a mark with its text") {
  paged::PagedDocument pages = tests::one_page();
  pages.pages[0].items.emplace_back(tests::set_run(
      *pages.fonts,
      {.text = "क कि क", .script = "Deva", .language = "hi", .owner = NodeId{1}}));
  const PageContent content = write(pages);
  CHECK(content.marks.size() == 3);
  CHECK(content.stream.find("/MCID 1/ActualText <FEFF0915093F0020>>> BDC") !=
        std::string::npos);
  CHECK(count(content.stream, "BDC") == count(content.stream, "EMC"));
}

TEST_CASE("content: a word that goes on in another run is a mark with its text") {
  paged::PagedDocument pages = tests::one_page();
  for (const std::string text : {"one S", "M", "all two", "three"}) {
    paged::TextRun run = tests::set_run(*pages.fonts, {.text = text, .owner = NodeId{1}});
    run.continues_word = text == "M" || text == "all two";
    pages.pages[0].items.emplace_back(std::move(run));
  }
  const PageContent content = write(pages);
  // "one ", the word, and all that is behind it.
  CHECK(content.marks.size() == 3);
  CHECK(content.stream.find("/MCID 1/ActualText (SMall)>> BDC") != std::string::npos);
  CHECK(count(content.stream, "ActualText") == 1);
  CHECK(count(content.stream, "BDC") == count(content.stream, "EMC"));
}

TEST_CASE("content: a picture is drawn in its area and marked, unless it says nothing") {
  paged::PagedDocument pages = tests::one_page();
  pages.pages[0].items.emplace_back(
      paged::PlacedPicture{.area = {.left = 50, .top = 60, .width = 100, .height = 40},
                           .picture = PictureId{0},
                           .owner = NodeId{5}});
  const PageContent content = write(pages);
  CHECK(content.stream.find("q 100 0 0 40 50 300 cm /P0 Do Q") != std::string::npos);
  CHECK(content.marks == std::vector<Mark>{{.owner = NodeId{5}, .is_picture = true}});
  CHECK(write(pages, {NodeId{5}}).marks.empty());
}

TEST_CASE("content: a character that no face has is a box that reads as the character") {
  paged::PagedDocument pages = tests::one_page();
  pages.pages[0].items.emplace_back(paged::MissingGlyph{
      .box = {.left = 50, .top = 60, .width = 8, .height = 10},
      .text = "\U000E0FFF",
      .code_runs = {tests::set_run(*pages.fonts, {.text = "E0FFF", .size = 3})},
      .owner = NodeId{6}});
  const PageContent content = write(pages);
  CHECK(content.stream.find("/ActualText <FEFFDB43DFFF>") != std::string::npos);
  CHECK(content.stream.find("50 330 8 10 re S") != std::string::npos);
  CHECK(content.marks.size() == 1);
}

TEST_CASE("content: pictures that cannot be drawn leave their frame") {
  paged::PagedDocument pages = tests::one_page();
  pages.pages[0].items.emplace_back(
      paged::PlacedPicture{.area = {.left = 50, .top = 60, .width = 100, .height = 40},
                           .picture = PictureId{7},
                           .owner = NodeId{5}});
  const PageContent content = write(pages);
  CHECK(content.stream.find(" Do") == std::string::npos);
  CHECK(content.stream.find("50 300 100 40 re S") != std::string::npos);
  CHECK(content.pictures.empty());
}

}  // namespace octavo::pdf
