#include "formats/paged/paged.h"

#include <algorithm>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>

#include <doctest/doctest.h>

#include "formats/paged/dump.h"
#include "tests/formats/paged/paged_support.h"

using namespace octavo;
using namespace octavo::paged;
using namespace octavo::tests;
using tree::paragraph;
using tree::text;

namespace {

std::ptrdiff_t count_of(const Diagnostics& diagnostics, std::string_view code) {
  return std::ranges::count(diagnostics.list(), code, &Diagnostic::code);
}

}  // namespace

TEST_CASE("paged: text, code, notes and labels stand on the page in octavo's own faces") {
  const Document document = document_of(
      {paragraph({text("Call me "),
                  {.kind = Emphasis{{text("Ishmael")}}},
                  tree::note_mark("n"),
                  text(". "),
                  {.kind = Code{"x = 1"}}}),
       {.kind = List{.items = {{.content = {paragraph("an item")}}}}},
       {.kind = CodeBlock{.text = "int main() {\n}\n"}},
       {.kind = Note{.label = "n", .number = 1, .content = {paragraph("A name.")}}}});
  Diagnostics diagnostics;
  const PagedDocument paged = make_pages(document, {}, diagnostics);
  CHECK(diagnostics.list().empty());
  REQUIRE(paged.pages.size() == 1);
  CHECK(only_letters(book_text(paged)) == "CallmeIshmael1x1anitemintmainAname");
  CHECK(page_text(paged.pages[0], Role::label) == "• 1");
}

TEST_CASE("paged: a space parts the lines of code, and nothing what a page breaks") {
  const std::string word(100, 'x');
  // U+10FFFD is in no face.
  const std::string missing = "\U0010FFFD";
  const std::string code = word + "\n" + missing + "\nend\n";
  const Document document = document_of({{.kind = CodeBlock{.text = code}}});
  Diagnostics diagnostics;
  const PagedDocument paged = make_pages(document, {}, diagnostics);
  REQUIRE(paged.pages.size() == 1);
  std::string read;
  for (const PlacedItem& item : paged.pages[0].items) {
    const auto* run = std::get_if<TextRun>(&item);
    read += run != nullptr && run->role == Role::content ? run->text : "";
    const auto* box = std::get_if<MissingGlyph>(&item);
    read += box != nullptr ? box->text : "";
  }
  CHECK(read == word + " " + missing + " end ");
}

TEST_CASE("paged: a right-to-left book is bound at the right, with its folios outside") {
  struct Extremes {
    double left = 1000;
    double right = 0;
    double folio = 0;
  };
  const auto extremes_of = [](const Page& page) {
    Extremes found;
    for (const PlacedItem& item : page.items) {
      const auto* run = std::get_if<TextRun>(&item);
      if (run != nullptr && run->role == Role::content) {
        found.left = std::min(found.left, run->origin.x);
        found.right = std::max(found.right, run->origin.x + run->width);
      } else if (run != nullptr && run->text.size() == 1) {
        found.folio = run->origin.x;
      }
    }
    return found;
  };
  const auto pages_in = [](const std::string& language) {
    Document document = document_of({words_paragraph(3000)}, Form::book);
    document.metadata.language = language;
    Diagnostics diagnostics;
    return make_pages(document, {.paper = Paper{400, 600}}, diagnostics);
  };
  for (const std::string language : {"en", "he"}) {
    CAPTURE(language);
    const PagedDocument paged = pages_in(language);
    REQUIRE(paged.pages.size() > 3);
    const bool bound_left = language == "en";
    for (const std::size_t index : {1U, 2U}) {
      const Extremes page = extremes_of(paged.pages[index]);
      const bool inner_is_left = (index % 2 == 0) == bound_left;
      CHECK((page.left < 400 - page.right) == inner_is_left);
      CHECK((page.folio > 200) == inner_is_left);
    }
  }
}

TEST_CASE("paged: the rule above notes begins where their lines do") {
  const auto rule_in = [](const std::string& language) {
    Document document = document_of(
        {paragraph({text("A word"), tree::note_mark("n")}),
         {.kind = Note{.label = "n", .number = 1, .content = {paragraph("A note.")}}}});
    document.metadata.language = language;
    Diagnostics diagnostics;
    const PagedDocument paged =
        make_pages(document, {.paper = Paper{400, 600}}, diagnostics);
    Rectangle area;
    for (const PlacedItem& item : paged.pages[0].items) {
      if (const auto* rule = std::get_if<Rule>(&item)) {
        area = rule->area;
      }
    }
    return area;
  };
  const Rectangle left = rule_in("en");
  const Rectangle right = rule_in("ar");
  CHECK(left.left + left.width < 200);
  CHECK(right.left > 200);
  CHECK(right.width == doctest::Approx(left.width));
}

TEST_CASE("paged: one thread and eight make the same pages") {
  Blocks blocks;
  for (int index = 0; index < 200; ++index) {
    blocks.push_back(words_paragraph(20 + index % 50, "word" + std::to_string(index)));
  }
  const Document document = document_of(std::move(blocks));
  Diagnostics diagnostics;
  CHECK(dump(make_pages(document, {.jobs = 1}, diagnostics)) ==
        dump(make_pages(document, {.jobs = 8}, diagnostics)));
}

TEST_CASE("paged: a direction that a text leaves open ends with it") {
  const auto pages_with = [](const std::string& opened) {
    const std::string words = opened + "words";
    Table table;
    table.columns.resize(2);
    table.body = {
        {.cells = {{.content = {paragraph(words)}}, {.content = {paragraph("(a) 1.")}}}}};
    Document document = document_of(
        {{.kind = Contents{.heading = {text("Contents")},
                           .entries = {{.content = {text(words)}}}}},
         {.kind = Section{1, {tree::heading(1, words), paragraph("The text, (b) 2.")}}},
         paragraph(words),
         paragraph("The next, (c) 3."),
         {.kind = std::move(table)}});
    std::get<Contents>(document.content[0].kind).entries[0].target =
        document.content[1].id;
    Diagnostics diagnostics;
    std::istringstream lines(dump(make_pages(document, {}, diagnostics)));
    std::string result;
    for (std::string line; std::getline(lines, line);) {
      const auto has = [&](std::string_view part) {
        return line.find(part) != std::string::npos;
      };
      if (has("page-number") || has("(a) 1.") || has("(b) 2.") || has("(c) 3.")) {
        result += line.substr(line.find('+')) + "\n";
      }
    }
    return result;
  };
  const std::string plain = pages_with("");
  CHECK(std::ranges::count(plain, '\n') == 4);
  CHECK(pages_with("\u202E") == plain);
  CHECK(pages_with("\u2067") == plain);
}

TEST_CASE("paged: a character that no face has is reported once, with its count") {
  // U+10FFFD is for private use and in no face.
  const std::string character = "\U0010FFFD";
  Diagnostics diagnostics;
  make_pages(document_of({paragraph("a " + character + " b"), paragraph(character)}), {},
             diagnostics);
  CHECK(count_of(diagnostics, "missing-glyph") == 1);
  REQUIRE(!diagnostics.list().empty());
  CHECK(diagnostics.list()[0].message.find("(2 times)") != std::string::npos);
}

TEST_CASE("paged: a family that the machine lacks is reported and octavo's own stands") {
  Document document = document_of({paragraph("text")});
  document.metadata.main_font = {.text = "No Such Face 7",
                                 .span = {.file = FileId{0}, .begin = 5, .end = 9}};
  Diagnostics diagnostics;
  const PagedDocument paged = make_pages(document, {}, diagnostics);
  CHECK(count_of(diagnostics, "font-missing") == 1);
  CHECK(diagnostics.list()[0].span.begin == 5);
  CHECK(page_text(paged.pages[0]) == "text");
}

TEST_CASE("paged: a family of the machine's is used when asked for, and reported") {
  for (const char* family : {"DejaVu Serif", "Noto Serif", "Gentium Plus", "Gentium"}) {
    FontLibrary library;
    if (library.load_system_family(family) != SystemFamily::loaded) {
      continue;
    }
    Document document = document_of({paragraph("text")});
    document.metadata.main_font.text = family;
    Diagnostics diagnostics;
    const PagedDocument paged = make_pages(document, {}, diagnostics);
    CHECK(count_of(diagnostics, "system-font") == 1);
    CHECK(page_text(paged.pages[0]) == "text");
    return;
  }
  MESSAGE("this machine has none of the fonts that the test knows");
}

TEST_CASE("paged: a paper with room for a few words a line is reported") {
  Diagnostics diagnostics;
  const PagedDocument paged =
      make_pages(document_of({words_paragraph(50)}),
                 {.paper = Paper{.width = 50, .height = 50}}, diagnostics);
  CHECK(count_of(diagnostics, "paper-too-small") == 1);
  CHECK(only_letters(book_text(paged)).size() == 200);
}
