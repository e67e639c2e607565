#include "formats/paged/pages.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <vector>

#include <doctest/doctest.h>

#include "formats/paged/dump.h"
#include "formats/paged/page_styles.h"
#include "tests/formats/paged/paged_support.h"

using namespace octavo;
using namespace octavo::paged;
using namespace octavo::tests;
using tree::heading;
using tree::paragraph;
using tree::text;

namespace {

Block section(int level, std::string title, Blocks content) {
  content.insert(content.begin(), heading(level, std::move(title)));
  return {.kind = Section{level, std::move(content)}};
}

Document small_book() {
  Document document = document_of(
      {{.kind = TitlePage{{{.kind = Heading{1, {text("The Whale")}},
                            .attributes = {.classes = {"title"}}}}}},
       {.kind = Contents{{text("Contents")},
                         {{.content = {text("Loomings")}}, {.content = {text("Bag")}}}}},
       section(1, "Loomings", {words_paragraph(900)}),
       section(1, "Bag", {words_paragraph(20)})},
      Form::book);
  document.metadata.title = {text("The Whale")};
  auto& contents = std::get<Contents>(document.content[1].kind);
  contents.entries[0].target = document.content[2].id;
  contents.entries[1].target = document.content[3].id;
  return document;
}

/// The paragraph of each line of text on a page, from top to bottom.
std::vector<NodeId> owners_of_lines(const Page& page) {
  std::vector<NodeId> owners;
  for (const PlacedItem& item : page.items) {
    const auto* run = std::get_if<TextRun>(&item);
    if (run != nullptr && run->role == Role::content) {
      owners.push_back(run->owner);
    }
  }
  return owners;
}

void check_all_on_paper(const PagedDocument& paged) {
  for (const Page& page : paged.pages) {
    for (const PlacedItem& item : page.items) {
      if (const auto* run = std::get_if<TextRun>(&item)) {
        CHECK(run->origin.x >= -0.01);
        CHECK(run->origin.x + run->width <= page.width + 0.01);
        CHECK(run->origin.y <= page.height + 0.01);
      }
    }
  }
}

}  // namespace

TEST_CASE("pages: an empty document has one page") {
  const PagedDocument paged = pages_of(document_of({}));
  REQUIRE(paged.pages.size() == 1);
  CHECK(paged.pages[0].label == "1");
}

TEST_CASE("pages: a book has a title page, contents, and chapters on new pages") {
  const PagedDocument paged = pages_of(small_book());
  REQUIRE(paged.pages.size() >= 8);
  CHECK(page_text(paged.pages[0]) == "The Whale");
  CHECK(paged.pages[1].items.empty());
  CHECK(page_text(paged.pages[2]) == "Contents Loomings Bag");
  CHECK(page_text(paged.pages[4]).starts_with("Loomings word"));
  CHECK(page_text(paged.pages.back()).starts_with("Bag word"));
  CHECK(paged.pages[2].label == "iii");
  CHECK(paged.pages[4].label == "1");
}

TEST_CASE("pages: authors stand close together and their title page is one page") {
  const auto line = [](std::string words, std::string name) {
    return Block{.kind = Paragraph{{text(std::move(words))}},
                 .attributes = {.classes = {std::move(name)}}};
  };
  Blocks lines = {line("A Title", "title"), line("With a subtitle", "subtitle")};
  for (int author = 0; author < 6; ++author) {
    lines.push_back(line("Author " + std::to_string(author), "author"));
  }
  lines.push_back(line("2024", "date"));
  lines.push_back(line("All rights reserved", "rights"));
  const PagedDocument paged = pages_of(document_of(
      {{.kind = TitlePage{std::move(lines)}}, words_paragraph(9)}, Form::book));
  CHECK(page_text(paged.pages[0]).ends_with("All rights reserved"));
}

TEST_CASE("pages: the contents name the labels of the chapters' pages") {
  const PagedDocument paged = pages_of(small_book());
  CHECK(page_text(paged.pages[2], Role::page_number) == "1 " + paged.pages.back().label);
  CHECK(std::ranges::count(page_text(paged.pages[2], Role::artifact), '.') > 10);
}

TEST_CASE("pages: running heads and folios stand on all pages but the bare ones") {
  const PagedDocument paged = pages_of(small_book());
  CHECK(page_text(paged.pages[0], Role::artifact).empty());
  CHECK(page_text(paged.pages[1], Role::artifact).empty());
  CHECK(page_text(paged.pages[4], Role::artifact) == "1");
  CHECK(page_text(paged.pages[5], Role::artifact) == "2 The Whale");
  CHECK(page_text(paged.pages[6], Role::artifact) == "Loomings 3");
}

TEST_CASE("pages: a running head without spaces loses characters") {
  std::string title;
  for (int i = 0; i < 40; ++i) {
    title += "漢字";
  }
  const PagedDocument paged =
      pages_of(document_of({section(1, title, {words_paragraph(1500)})}, Form::book));
  REQUIRE(paged.pages.size() > 2);
  const std::string head = page_text(paged.pages[2], Role::artifact);
  CHECK(head.starts_with("漢字漢字漢字"));
  CHECK(head.find("…") != std::string::npos);
}

TEST_CASE("pages: the text of all chapters begins at one height") {
  Blocks chapters;
  for (int words = 300; words < 420; words += 7) {
    chapters.push_back(section(1, "Title", {words_paragraph(words)}));
  }
  const PagedDocument paged = pages_of(document_of(std::move(chapters), Form::book));
  double height = 0;
  for (const Page& page : paged.pages) {
    for (std::size_t at = 0; at + 1 < page.items.size(); ++at) {
      const auto* title = std::get_if<TextRun>(&page.items[at]);
      const auto* next = std::get_if<TextRun>(&page.items[at + 1]);
      if (title == nullptr || next == nullptr || title->text != "Title" ||
          title->role != Role::content) {
        continue;
      }
      height = height == 0 ? next->origin.y : height;
      CHECK(next->origin.y == doctest::Approx(height));
      // On a line of the page: the first is at its top.
      const double lines = (next->origin.y - 0.74 * 14 - 0.0975 * 595.28) / 14;
      CHECK(lines == doctest::Approx(std::round(lines)).epsilon(0.01));
    }
  }
  CHECK(height > 0);
}

TEST_CASE("pages: margins mirror on facing pages") {
  const Document document = document_of({words_paragraph(2000)});
  const PagedDocument paged = pages_of(document);
  const auto left = [&](std::size_t page) {
    return std::get<TextRun>(paged.pages[page].items.front()).origin.x;
  };
  CHECK(left(1) > left(2));
}

TEST_CASE("pages: every word is on its page, in order, and none twice") {
  Blocks blocks;
  for (int index = 0; index < 300; ++index) {
    blocks.push_back(words_paragraph(index % 70 + 1, "w" + std::to_string(index)));
  }
  std::string expected;
  for (int index = 0; index < 300; ++index) {
    for (int word = 0; word < index % 70 + 1; ++word) {
      expected += "w" + std::to_string(index);
    }
  }
  const PagedDocument paged = pages_of(document_of(std::move(blocks)));
  CHECK(only_letters(book_text(paged)) == expected);
}

TEST_CASE("pages: a long paragraph leaves at least two lines on either page") {
  Blocks blocks;
  for (int index = 0; index < 200; ++index) {
    blocks.push_back(words_paragraph(30 + index % 60, "p" + std::to_string(index)));
  }
  const PagedDocument paged = pages_of(document_of(std::move(blocks)));
  std::size_t parted = 0;
  for (std::size_t page = 0; page + 1 < paged.pages.size(); ++page) {
    const std::vector<NodeId> above = owners_of_lines(paged.pages[page]);
    const std::vector<NodeId> below = owners_of_lines(paged.pages[page + 1]);
    const NodeId last = above.back();
    if (below.front() == last) {
      CAPTURE(page);
      CHECK(std::ranges::count(above, last) >= 2);
      CHECK(std::ranges::count(below, last) >= 2);
      ++parted;
    }
  }
  CHECK(parted > 10);
}

TEST_CASE("pages: a heading is followed by two lines on its page") {
  for (int before = 280; before < 330; before += 3) {
    const PagedDocument paged = pages_of(document_of(
        {words_paragraph(before), section(1, "Heading", {words_paragraph(80)})}));
    const std::string first = page_text(paged.pages[0]);
    const std::size_t at = first.find("Heading");
    CAPTURE(before);
    CHECK((at == std::string::npos || first.size() - at > 60));
  }
}

TEST_CASE("pages: notes stand at the foot of their pages, after a rule") {
  const PagedDocument paged = pages_of(document_of(
      {paragraph({text("A word"), tree::note_mark("n")}),
       {.kind = Notes{
            {{.kind = Note{
                  .label = "n", .number = 1, .content = {paragraph("Its note.")}}}}}}}));
  CHECK(page_text(paged.pages[0]) == "A word 1 Its note.");
  CHECK(page_text(paged.pages[0], Role::label) == "1");
  double lowest = 0;
  for (const PlacedItem& item : paged.pages[0].items) {
    const auto* run = std::get_if<TextRun>(&item);
    if (run != nullptr && run->text == "Its note.") {
      lowest = run->origin.y;
    }
  }
  CHECK(lowest > 500);
}

TEST_CASE("pages: a picture is never enlarged and never leaves the page") {
  const auto area_of = [](std::uint32_t width, std::uint32_t height, double resolution) {
    Document document =
        document_of({paragraph({{.kind = Image{.picture = PictureId{0}}}})});
    document.pictures.push_back(
        {.width = width, .height = height, .resolution = resolution});
    const PagedDocument paged = pages_of(document);
    for (const PlacedItem& item : paged.pages[0].items) {
      if (const auto* picture = std::get_if<PlacedPicture>(&item)) {
        return picture->area;
      }
    }
    return Rectangle{};
  };
  CHECK(area_of(96, 96, 0).width == doctest::Approx(72));
  CHECK(area_of(300, 300, 300).width == doctest::Approx(72));
  CHECK(area_of(4000, 100, 0).width == doctest::Approx(297.57).epsilon(0.001));
  CHECK(area_of(100, 100000, 0).height <= 462.01);
  CHECK(area_of(1, 4000000000U, 0).height <= 462.01);
}

TEST_CASE("pages: a picture in an indented line is no wider than the line") {
  Document document = document_of(
      {paragraph("One."),
       paragraph({{.kind = Image{.picture = PictureId{0}}}, text(" and words")})});
  document.pictures.push_back({.width = 4000, .height = 100});
  const PagedDocument paged = pages_of(document);
  double right = 0;
  for (const PlacedItem& item : paged.pages[0].items) {
    if (const auto* picture = std::get_if<PlacedPicture>(&item)) {
      right = picture->area.left + picture->area.width;
    }
  }
  const BookStyle book = book_style(document, {});
  const PageFrame page = PageStyles(book).frame({});
  CHECK(right == doctest::Approx(page.left + page.measure));
}

TEST_CASE("pages: a picture has the size that its author asks for, where it fits") {
  using Pairs = std::vector<std::pair<std::string, std::string>>;
  const auto area_of = [](Pairs pairs, bool in_text) {
    Inlines content = {{.kind = Image{.picture = PictureId{0}},
                        .attributes = {.pairs = std::move(pairs)}}};
    if (in_text) {
      content.push_back(text("words"));
    }
    Document document = document_of({paragraph(std::move(content))});
    document.pictures.push_back({.width = 96, .height = 48});
    const PagedDocument paged = pages_of(document);
    for (const PlacedItem& item : paged.pages[0].items) {
      if (const auto* picture = std::get_if<PlacedPicture>(&item)) {
        return picture->area;
      }
    }
    return Rectangle{};
  };
  for (const bool in_text : {false, true}) {
    CAPTURE(in_text);
    const auto is_size = [&](Pairs pairs, double width, double height) {
      const Rectangle area = area_of(std::move(pairs), in_text);
      CHECK(area.width == doctest::Approx(width).epsilon(0.001));
      CHECK(area.height == doctest::Approx(height).epsilon(0.001));
    };
    is_size({}, 72, 36);
    is_size({{"width", "50%"}}, 297.57 / 2, 297.57 / 4);
    is_size({{"width", "48"}}, 36, 18);
    is_size({{"width", "6cm"}}, 60 * 72 / 25.4, 30 * 72 / 25.4);
    is_size({{"height", "1in"}}, 144, 72);
    is_size({{"width", "2in"}, {"height", "1in"}}, 144, 72);
    is_size({{"width", "1in"}, {"height", "2in"}}, 72, 36);
    is_size({{"width", "200%"}}, 297.57, 297.57 / 2);
    is_size({{"width", "90cm"}}, 297.57, 297.57 / 2);
    is_size({{"width", "wide"}}, 72, 36);
  }
}

TEST_CASE("pages: a figure's picture gives way to its caption") {
  Document document = document_of(
      {{.kind = Figure{.content = {paragraph({{.kind = Image{.picture = PictureId{0}}}})},
                       .caption = {words_paragraph(40)}}}});
  document.pictures.push_back({.width = 400, .height = 4000});
  const PagedDocument paged = pages_of(document);
  CHECK(paged.pages.size() == 1);
}

TEST_CASE("pages: the lines of a title are of like length") {
  const PagedDocument paged = pages_of(document_of(
      {{.kind = TitlePage{
            {{.kind =
                  Heading{1, {text("The title of an article that is a word too long")}},
              .attributes = {.classes = {"title"}}}}}}}));
  std::vector<double> widths;
  for (const PlacedItem& item : paged.pages[0].items) {
    const auto* run = std::get_if<TextRun>(&item);
    if (run != nullptr && run->role == Role::content) {
      widths.push_back(run->width);
    }
  }
  REQUIRE(widths.size() == 2);
  CHECK(widths[1] > 0.6 * widths[0]);
}

TEST_CASE("pages: nesting of any depth leaves the text its measure") {
  Blocks inner = {words_paragraph(30)};
  for (int depth = 0; depth < 250; ++depth) {
    if (depth % 2 == 0) {
      inner = {{.kind = List{.items = {{.content = std::move(inner)}}}}};
    } else {
      inner = {{.kind = Quote{std::move(inner)}}};
    }
  }
  const PagedDocument paged = pages_of(document_of(std::move(inner)));
  check_all_on_paper(paged);
  CHECK(only_letters(book_text(paged)).size() == 120);
}

TEST_CASE("pages: a hundred thousand items and a paper of 50 points lose nothing") {
  List list{.marker = ListMarker::decimal};
  for (int index = 0; index < 100000; ++index) {
    list.items.push_back({.content = {paragraph("i")}});
  }
  const PagedDocument paged = pages_of(document_of({{.kind = std::move(list)}}));
  CHECK(only_letters(book_text(paged)).size() == 100000);

  const PagedDocument tiny =
      pages_of(small_book(), {.paper = Paper{.width = 50, .height = 50}});
  check_all_on_paper(tiny);
  CHECK(only_letters(book_text(tiny)).size() ==
        only_letters(book_text(pages_of(small_book()))).size());
}

TEST_CASE("pages: the chapters of a part begin pages of their own") {
  Block part = section(
      1, "Part",
      {section(2, "One", {words_paragraph(5)}), section(2, "Two", {words_paragraph(5)})});
  part.attributes.classes = {"part"};
  const PagedDocument paged = pages_of(document_of({part}, Form::book));
  REQUIRE(paged.pages.size() == 3);
  CHECK(page_text(paged.pages[0]) == "Part");
  CHECK(page_text(paged.pages[2]).starts_with("Two word"));
}

TEST_CASE("pages: one thread and eight make the same pages") {
  const Document document = small_book();
  CHECK(dump(pages_of(document, {.jobs = 1})) == dump(pages_of(document, {.jobs = 8})));
}

TEST_CASE("pages: every section has an anchor on its page") {
  const Document document = small_book();
  const PagedDocument paged = pages_of(document);
  std::map<NodeId, std::uint32_t> pages;
  NodeId last = NodeId::none;
  for (const Anchor& anchor : paged.anchors) {
    CHECK(anchor.node > last);
    last = anchor.node;
    pages[anchor.node] = anchor.page;
  }
  CHECK(pages.at(document.content[2].id) == 4);
  CHECK(pages.at(document.content[3].id) == paged.pages.size() - 1);
}

TEST_CASE("dump: a page is a line for each thing on it") {
  const PagedDocument paged = pages_of(document_of({paragraph("Call me \"I\".")}));
  CHECK(dump(paged) ==
        "page 1 \"1\" 419.53×595.28\n"
        "  text 53.98 68.4 +63 0 10.5 \"Call me \\\"I\\\".\" #2\n"
        "  text 200.4 547.98 +4.73 0 9.45 \"1\" artifact\n");
}
