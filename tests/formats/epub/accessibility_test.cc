#include "formats/epub/accessibility.h"

#include <algorithm>

#include <doctest/doctest.h>

#include "tests/formats/epub/book.h"

using namespace octavo;
using namespace octavo::test;

namespace {

Inline picture(DescribedBy by) {
  Image image{
      .description = {text("A whale")}, .described_by = by, .picture = PictureId{0}};
  return {.kind = std::move(image)};
}

/// One chapter with words and what `content` adds.
Document book_with(Blocks content, Picture shown = {}) {
  content.insert(content.begin(), paragraph("Some words."));
  return {.metadata = {.title = {text("A Book")}, .language = "en"},
          .content = {section("One", 1, std::move(content))},
          .pictures = {std::move(shown)}};
}

Document book_with_picture(DescribedBy by, Picture shown = {}) {
  return book_with({tree::paragraph(Inlines{picture(by)})}, std::move(shown));
}

Table table_with_head(const std::string& head) {
  const auto row = [](const std::string& words) {
    TableCell cell;
    if (!words.empty()) {
      cell.content = {paragraph(words)};
    }
    return TableRow{.cells = {std::move(cell)}};
  };
  return {.head = {row(head)}, .body = {row("a cell")}};
}

std::string joined(const std::vector<std::string_view>& words) {
  std::string all;
  for (const std::string_view word : words) {
    all.append(all.empty() ? "" : " ").append(word);
  }
  return all;
}

bool claims(const Document& document, std::string_view feature) {
  const auto features = epub::accessibility_of(document).features;
  return std::ranges::find(features, feature) != features.end();
}

bool conforms(const Document& document) {
  return epub::accessibility_of(document).conforms;
}

}  // namespace

TEST_CASE("accessibility: a book of words and described pictures has all there is") {
  const auto said = epub::accessibility_of(book_with_picture(DescribedBy::author));
  CHECK(joined(said.modes) == "textual visual");
  CHECK(joined(said.sufficient_modes) == "textual,visual textual");
  CHECK(joined(said.features) ==
        "tableOfContents readingOrder displayTransformability structuralNavigation "
        "alternativeText");
  CHECK(said.hazard == "none");
  CHECK(said.summary ==
        "The text can be reflowed and read aloud in its order. A table of contents leads "
        "to its parts. Every picture has a description.");
  CHECK(said.summary_language == "en");
  CHECK(said.conforms);
}

TEST_CASE("accessibility: a picture without a description changes what is said") {
  const auto said = epub::accessibility_of(book_with_picture(DescribedBy::octavo));
  CHECK(joined(said.sufficient_modes) == "textual,visual");
  CHECK(joined(said.features).find("alternativeText") == std::string::npos);
  CHECK(said.summary ==
        "The text can be reflowed and read aloud in its order. A table of contents leads "
        "to its parts. Pictures without a description: 1");
  CHECK_FALSE(said.conforms);
}

TEST_CASE("accessibility: a decoration is nothing to see or to describe") {
  const auto said = epub::accessibility_of(book_with_picture(DescribedBy::nobody));
  CHECK(joined(said.modes) == "textual");
  CHECK(joined(said.sufficient_modes) == "textual");
  CHECK(joined(said.features).find("alternativeText") == std::string::npos);
  CHECK(said.conforms);
}

TEST_CASE("accessibility: a book without words is one to look at") {
  Document document{.content = {tree::paragraph(Inlines{picture(DescribedBy::octavo)})},
                    .pictures = {Picture{}}};
  document.metadata.language = "en";
  const auto said = epub::accessibility_of(document);
  CHECK(joined(said.modes) == "visual");
  CHECK(joined(said.sufficient_modes) == "visual");
  CHECK(joined(said.features) == "readingOrder");
}

TEST_CASE("accessibility: without a heading nothing is said of contents and headings") {
  Document document = book_with({});
  CHECK(claims(document, "structuralNavigation"));
  CHECK(claims(document, "tableOfContents"));
  document.content = {paragraph("Some words.")};
  CHECK_FALSE(claims(document, "structuralNavigation"));
  CHECK_FALSE(claims(document, "tableOfContents"));
}

TEST_CASE("accessibility: what may move may flash") {
  const std::string webp_head = "RIFF....WEBPVP8X....";
  const std::string png_head = "\x89PNG....IHDR";
  struct Case {
    Picture picture{};
    std::string_view hazard{};
  };
  for (const Case& each :
       {Case{{.kind = PictureKind::gif}, "unknown"},
        Case{{.kind = PictureKind::jpeg}, "none"},
        Case{{.kind = PictureKind::svg}, "none"},
        Case{{.kind = PictureKind::webp, .bytes = webp_head + '\x02'}, "unknown"},
        Case{{.kind = PictureKind::webp, .bytes = webp_head + '\x10'}, "none"},
        Case{{.kind = PictureKind::png, .bytes = png_head + "acTLIDAT"}, "unknown"},
        Case{{.kind = PictureKind::png, .bytes = png_head + "IDATacTL"}, "none"}}) {
    CAPTURE(each.picture.bytes);
    const Document document = book_with_picture(DescribedBy::author, each.picture);
    CHECK(epub::accessibility_of(document).hazard == each.hazard);
    CHECK(conforms(document) == (each.hazard == "none"));
  }
}

TEST_CASE("accessibility: what octavo had to assume speaks against a standard") {
  for (bool Assumptions::*const assumption :
       {&Assumptions::title, &Assumptions::language, &Assumptions::heading_levels}) {
    Document document = book_with({});
    CHECK(conforms(document));
    document.assumed.*assumption = true;
    CHECK_FALSE(conforms(document));
  }
}

TEST_CASE("accessibility: so does a table none of whose cells heads others") {
  CHECK(conforms(book_with({{.kind = table_with_head("a head")}})));
  CHECK_FALSE(conforms(book_with({{.kind = table_with_head("")}})));
  Table rows = table_with_head("");
  rows.body[0].cells[0].heads_row = true;
  CHECK(conforms(book_with({{.kind = std::move(rows)}})));
}

TEST_CASE("accessibility: so do an author's colors, and no other rules") {
  const auto with_style = [](std::string_view style) {
    Diagnostics diagnostics;
    auto sheets = std::make_shared<css::Stylesheets>();
    sheets->list.push_back(
        css::parse_sheet(style, FileId{0}, css::Origin::author, diagnostics));
    Document document = book_with({});
    document.stylesheets = std::move(sheets);
    return document;
  };
  CHECK(conforms(with_style("p { margin: 1em }")));
  CHECK(conforms(with_style("@media print { p { color: #888 } }")));
  CHECK_FALSE(conforms(with_style("p { color: #888 }")));
  CHECK_FALSE(conforms(with_style("@media screen { p { background: #888 } }")));
}

TEST_CASE("accessibility: the summary is in the book's language") {
  Document document = book_with_picture(DescribedBy::octavo);
  document.metadata.language = "zh-CN";
  const auto said = epub::accessibility_of(document);
  CHECK(said.summary_language == "zh");
  CHECK(said.summary ==
        "正文可以重新排版，并能按顺序朗读。目录通往各个部分。没有说明的图片数：1");
}
