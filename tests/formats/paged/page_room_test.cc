#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "formats/paged/page_reports.h"
#include "formats/paged/page_styles.h"
#include "tests/formats/paged/paged_support.h"

using namespace octavo;
using namespace octavo::paged;
using namespace octavo::tests;
using tree::text;

/// What pages differ in, and where their text then stands.
namespace {

/// Of the words of a page.
struct Words {
  double left = 1e9;
  double right = 0;
  double first = 1e9;
  double last = 0;
  std::size_t lines = 0;
};

Words words_on(const Page& page) {
  Words found;
  double before = 0;
  for (const PlacedItem& item : page.items) {
    const auto* run = std::get_if<TextRun>(&item);
    if (run == nullptr || run->role != Role::content) {
      continue;
    }
    found.lines += run->origin.y == before ? 0 : 1;
    before = run->origin.y;
    found.left = std::min(found.left, run->origin.x);
    // The space at a line's end stands beyond it.
    const double space = run->text.ends_with(' ') ? run->size / 2 : 0;
    found.right = std::max(found.right, run->origin.x + run->width - space);
    found.first = std::min(found.first, run->origin.y);
    found.last = std::max(found.last, run->origin.y);
  }
  return found;
}

/// 300 points each way with margins of 50: 20 lines of 40 letters.
constexpr std::string_view plain_page =
    "@page { size: 300pt; margin: 50pt; @top-center { content: none } "
    "@top-left { content: none } @top-right { content: none } "
    "@bottom-center { content: none } } "
    "html { font-size: 10pt; line-height: 10pt; orphans: 1; widows: 1 } "
    "p { hyphens: none; text-indent: 0; margin: 0; text-align: left } ";

Document long_document(const std::string& css, int words = 600) {
  Document document = document_of({words_paragraph(words)});
  add_stylesheet(document, std::string(plain_page) + css);
  return document;
}

std::vector<Page> long_text(const std::string& css, Diagnostics* diagnostics = nullptr) {
  return pages_of(long_document(css), {}, diagnostics).pages;
}

}  // namespace

TEST_CASE("page room: a first page is as deep as its own margins leave it") {
  const auto usual = long_text("");
  REQUIRE(usual.size() > 3);
  CHECK(words_on(usual[0]).lines == 20);
  const auto sunk = long_text("@page :first { margin-top: 150pt }");
  CHECK(words_on(sunk[0]).lines == 10);
  CHECK(words_on(sunk[0]).first > 150);
  CHECK(words_on(sunk[0]).last < 250);
  CHECK(words_on(sunk[1]).lines == 20);
  const auto raised = long_text("@page :first { margin-bottom: 150pt }");
  CHECK(words_on(raised[0]).lines == 10);
  CHECK(words_on(raised[0]).last < 150);
  const auto framed =
      long_text("@page :first { padding-top: 20pt; border-bottom: 10pt solid red }");
  CHECK(words_on(framed[0]).lines == 17);
}

TEST_CASE("page room: so is a page at one side, and one that is counted") {
  const auto left = long_text("@page :left { margin-bottom: 150pt }");
  REQUIRE(left.size() > 3);
  CHECK(words_on(left[0]).lines == 20);
  CHECK(words_on(left[1]).lines == 10);
  CHECK(words_on(left[2]).lines == 20);
  const auto third = long_text("@page :nth(3) { margin-top: 150pt }");
  CHECK(words_on(third[1]).lines == 20);
  CHECK(words_on(third[2]).lines == 10);
  CHECK(words_on(third[3]).lines == 20);
}

TEST_CASE("page room: the first page of each run of a name has its own depth") {
  Document document = document_of({tree::division({words_paragraph(300)}, {"part"}),
                                   tree::division({words_paragraph(300)}, {"part"})});
  add_stylesheet(document, std::string(plain_page) +
                               ".part { page: part; break-before: page }"
                               "@page part:first { margin-top: 200pt }");
  const auto pages = pages_of(document).pages;
  std::vector<std::size_t> lines;
  for (const Page& page : pages) {
    lines.push_back(words_on(page).lines);
    CHECK(words_on(page).last < 250);
  }
  CHECK(lines == std::vector<std::size_t>{5, 20, 13, 5, 20, 13});
}

TEST_CASE("page room: notes stand within the text area of their own page") {
  Document document = document_of(
      {tree::paragraph({text("word"), tree::note_mark("n")}),
       words_paragraph(300),
       {.kind = Notes{{{.kind = Note{.label = "n",
                                     .number = 1,
                                     .content = {words_paragraph(60, "note")}}}}}}});
  add_stylesheet(document, std::string(plain_page) +
                               "@page :first { margin-bottom: 150pt; @footnote { "
                               "margin-top: 30pt } }");
  const auto pages = pages_of(document).pages;
  CHECK(page_text(pages.at(0)).find("note") != std::string::npos);
  CHECK(words_on(pages.at(0)).last < 150);
}

TEST_CASE("page room: space asked for above what begins a run leaves it on its page") {
  Document document = document_of({words_paragraph(5)});
  add_stylesheet(document, std::string(plain_page) +
                               "p { break-before: page; margin-top: 400pt }"
                               "@page :first { margin-bottom: 150pt }");
  const auto pages = pages_of(document).pages;
  REQUIRE(pages.size() == 1);
  CHECK(words_on(pages[0]).last < 150);
}

TEST_CASE("page room: lines are as long as the narrower of left and right pages bears") {
  const auto pages = long_text("@page :left { margin-left: 150pt }");
  REQUIRE(pages.size() > 2);
  const Words right = words_on(pages[0]);
  const Words left = words_on(pages[1]);
  CHECK(left.left == doctest::Approx(150));
  CHECK(left.right <= 250);
  CHECK(right.left == doctest::Approx(50));
  CHECK(right.right <= 150);
}

TEST_CASE("page room: text that runs to the left begins at the right of a wider page") {
  Document document = long_document("@page :left { margin-left: 150pt }");
  document.metadata.language = "he";
  const BookStyle book = book_style(document, {});
  PageStyles styles(book);
  // A book that is bound at the right begins with a left page.
  const PageFrame left = styles.frame({.index = 2}, 100);
  const PageFrame right = styles.frame({.index = 3}, 100);
  CHECK(left.left == doctest::Approx(150));
  CHECK(right.left == doctest::Approx(150));
}

TEST_CASE("page room: pages that are counted out do not narrow those between them") {
  for (const std::string nth : {":nth(3)", ":nth(3n)", ":nth(1)"}) {
    CAPTURE(nth);
    const Document document = long_document("@page " + nth + " { padding: 0 60pt }");
    const BookStyle counted = book_style(document, {});
    CHECK(PageStyles(counted).usual_frame({}).measure == doctest::Approx(200));
  }
  const Document document = long_document("@page :nth(n+2) { padding: 0 60pt }");
  const BookStyle most = book_style(document, {});
  CHECK(PageStyles(most).usual_frame({}).measure == doctest::Approx(80));
}

TEST_CASE("page room: a text area as wide as no line of its pages is reported once") {
  const auto reports = [](const std::string& css) {
    Diagnostics diagnostics;
    long_text(css, &diagnostics);
    return diagnostics.list();
  };
  CHECK(reports("").empty());
  CHECK(reports("@page :left { margin: 40pt 60pt 50pt 40pt }"
                "@page :first { margin-top: 90pt; padding-bottom: 9pt }")
            .empty());
  const std::string first = "@page :first { margin-top: 9pt; margin-left: 70pt }";
  const auto found = reports(first);
  REQUIRE(found.size() == 1);
  CHECK(found[0].code == "css-unsupported");
  const auto begin = static_cast<std::uint32_t>(
      (std::string(plain_page) + first).find("margin-left: 70pt"));
  CHECK(found[0].span.begin == begin);
  CHECK(found[0].message.find("without a name") != std::string::npos);
  CHECK(reports("@page :left { margin-left: 150pt }").size() == 1);
  CHECK(reports("@page :nth(2) { padding: 0 9pt } @page :nth(3) { padding: 0 9pt }")
            .size() == 2);
  CHECK(reports("@page :nth(n+2) { padding: 0 9pt }").size() == 1);
}

TEST_CASE("page room: text on a narrower page begins at the edge of its text area") {
  const auto pages = long_text("@page :first { margin-left: 90pt }");
  CHECK(words_on(pages[0]).left == doctest::Approx(90));
  CHECK(words_on(pages[1]).left == doctest::Approx(50));
}

TEST_CASE("page room: only the pages that a rule selects have its size") {
  const auto first = long_text("@page :first { size: 400pt 200pt }");
  CHECK(first[0].width == 400);
  CHECK(first[0].height == 200);
  CHECK(words_on(first[0]).lines == 10);
  CHECK(first[1].width == 300);
  const auto left = long_text("@page :left { size: 300pt 400pt }");
  CHECK(left[0].height == 300);
  CHECK(left[1].height == 400);
  CHECK(words_on(left[1]).lines == 30);
}

TEST_CASE("page room: pages of a name have the size and the measure of their own") {
  Document document =
      document_of({words_paragraph(5), tree::division({words_paragraph(300)}, {"wide"}),
                   words_paragraph(5)});
  add_stylesheet(document, std::string(plain_page) +
                               "@page wide { size: 500pt 300pt }"
                               ".wide { page: wide; width: 50% }");
  Diagnostics diagnostics;
  const auto sizes = [&](const Options& options) {
    std::vector<double> widths;
    for (const Page& page : pages_of(document, options, &diagnostics).pages) {
      widths.push_back(page.width);
    }
    return widths;
  };
  CHECK(sizes({}) == std::vector<double>{300, 500, 500, 300});
  CHECK(sizes({.paper = Paper{350, 350}}) == std::vector<double>{350, 500, 500, 350});
  CHECK(diagnostics.list().empty());
  const Words wide = words_on(pages_of(document).pages.at(1));
  CHECK(wide.left == doctest::Approx(50));
  CHECK(wide.right <= 250);
  CHECK(wide.right > 200);
}

TEST_CASE("page room: sizes that no paper has are reported with what is made of them") {
  const auto reports = [](const std::string& css, PlainSize plain_size) {
    const Document document = long_document(css);
    const BookStyle book = book_style(document, {});
    Diagnostics diagnostics;
    report_sizes(book, plain_size, diagnostics);
    return diagnostics.list();
  };
  const auto large = reports("@page { size: 10000cm 100pt }", PlainSize::counts);
  REQUIRE(large.size() == 1);
  CHECK(large[0].span.begin == plain_page.size() + std::string_view("@page { ").size());
  CHECK(large[0].hints.at(0).message.find("14400 × 100 points") != std::string::npos);
  const auto small = reports("@page { size: 1mm }", PlainSize::counts);
  REQUIRE(small.size() == 1);
  CHECK(small[0].hints.at(0).message.find("36 × 36 points") != std::string::npos);
  CHECK(reports("@page { size: 1mm }", PlainSize::is_overruled).empty());
  CHECK(reports("@page a { size: 1mm }", PlainSize::is_overruled).size() == 1);
  CHECK(reports("@page a { size: 200in }", PlainSize::counts).empty());
  CHECK(long_text("@page :first { size: 1mm 300pt }")[0].width == 36);
}

TEST_CASE("page room: a picture is no higher than the page that it comes on") {
  for (const std::string page : {":first", ":nth(2)"}) {
    CAPTURE(page);
    Document document =
        document_of({tree::paragraph({{.kind = Image{.picture = PictureId{0}}}}),
                     tree::paragraph({{.kind = Image{.picture = PictureId{0}}}}),
                     words_paragraph(5)});
    document.pictures.push_back({.width = 100, .height = 4000});
    add_stylesheet(document, std::string(plain_page) + "@page " + page +
                                 " { margin-bottom: 150pt }");
    const auto pages = pages_of(document).pages;
    REQUIRE(pages.size() == 3);
    const std::size_t shallow = page == ":first" ? 0 : 1;
    for (std::size_t index = 0; index < 2; ++index) {
      const auto* picture = std::get_if<PlacedPicture>(&pages[index].items.at(0));
      REQUIRE(picture != nullptr);
      const double foot = picture->area.top + picture->area.height;
      CHECK(foot <= (index == shallow ? 150.01 : 250.01));
      CHECK(foot > (index == shallow ? 100 : 200));
    }
  }
}
