#include "compiler/passes/title.h"

#include <doctest/doctest.h>

#include "compiler/passes/notes.h"
#include "compiler/passes/sections.h"
#include "compiler/plain_text.h"
#include "tests/tree.h"

using namespace octavo;
using namespace octavo::tree;

namespace {

struct Titled {
  std::string title{};
  std::size_t headings_left = 0;
  std::size_t diagnostics = 0;
};

Titled titled(Blocks blocks,
              std::string stated = {},
              std::string option = {},
              std::size_t inputs = 1) {
  Sources sources;
  for (std::size_t index = 0; index < inputs; ++index) {
    sources.add("folder/my-book.md", "text");
  }
  Document document{.content = std::move(blocks)};
  if (!stated.empty()) {
    document.metadata.title = {text(std::move(stated))};
  }
  Diagnostics diagnostics;
  take_options(document.metadata, {.title = std::move(option)});
  find_title(document, sources, diagnostics);
  Titled result{.title = plain_text(document.metadata.title),
                .diagnostics = diagnostics.list().size()};
  for (const Block& block : document.content) {
    result.headings_left += std::holds_alternative<Heading>(block.kind) ? 1U : 0U;
  }
  return result;
}

}  // namespace

TEST_CASE(
    "title: the command line comes before the front matter and that before a heading") {
  CHECK(titled({heading(1, "h"), heading(1, "i")}, "stated", "option").title == "option");
  CHECK(titled({heading(1, "h"), heading(1, "i")}, "stated").title == "stated");
  CHECK(titled({heading(1, "h"), heading(1, "i")}).title == "h");
}

TEST_CASE("title: names are set by the language of the book") {
  Metadata metadata{.authors = {"Jean d'Ormesson"},
                    .date = "1914--1918",
                    .language = "fr",
                    .rights = "Tous droits -- l'auteur",
                    .publisher = "L'Atelier"};
  set_names(metadata);
  CHECK(metadata.authors.front() == "Jean d’Ormesson");
  CHECK(metadata.date == "1914–1918");
  CHECK(metadata.rights == "Tous droits – l’auteur");
  CHECK(metadata.publisher == "L’Atelier");
}

TEST_CASE("title: a heading alone at the top is the title and no section") {
  CHECK(titled({heading(1, "h"), heading(2, "i")}).headings_left == 1);
  CHECK(titled({heading(1, "h"), heading(2, "i")}, "h").headings_left == 1);
  CHECK(titled({heading(1, "h"), heading(1, "i")}).headings_left == 2);
  CHECK(titled({heading(1, "h"), heading(2, "i")}, "other").headings_left == 2);
  CHECK(titled({paragraph("x"), heading(1, "h")}).headings_left == 1);
}

TEST_CASE("title: pictures and lines of links may stand before the lone heading") {
  const Block badges = paragraph(
      Inlines{{.kind = Image{.source = "a.png", .description = {text("built")}}},
              {.kind = SoftBreak{}},
              tree::link("https://a.b", "docs")});
  const Block languages =
      paragraph(Inlines{text("English | "), tree::link("de.md", "Deutsch"), text(" | "),
                        tree::link("ja.md", "日本語")});
  const Block logo{.kind = Figure{.content = {paragraph("logo")}}};
  const Titled result =
      titled({logo, badges, division({languages}), heading(1, "h"), heading(2, "i")});
  CHECK(result.title == "h");
  CHECK(result.headings_left == 1);
  const Block words = paragraph(Inlines{text("What is said before the heading of "),
                                        tree::link("x.md", "it"), text(".")});
  CHECK(titled({words, heading(1, "h"), heading(2, "i")}).headings_left == 2);
}

TEST_CASE("title: the heading that is the title keeps what the author called it") {
  Sources sources;
  const FileId file = sources.add("a.md", "text").id();
  Document document{.content = {heading(1, "One", "intro"), paragraph("x")}};
  document.content.front().span.file = file;
  Diagnostics diagnostics;
  find_title(document, sources, diagnostics);
  add_title_page(document);
  const auto& page = std::get<TitlePage>(document.content.front().kind);
  CHECK(page.content.front().attributes.id == "intro");
}

TEST_CASE("title: a heading behind the abstract of the front matter opens the text") {
  const Block abstract = division({paragraph("x")}, {"abstract"});
  const Titled result = titled({abstract, heading(1, "h"), heading(2, "i")});
  CHECK(result.title == "h");
  CHECK(result.headings_left == 1);
}

TEST_CASE("title: a text without any is called after its file, with a diagnostic") {
  const Titled result = titled({paragraph("x")});
  CHECK(result.title == "my-book");
  CHECK(result.diagnostics == 1);
}

TEST_CASE("title: of a file's name a book has what it may carry") {
  Sources sources;
  sources.add("a\x01\xFF.md", "text");
  Document document{.content = {paragraph("x")}};
  Diagnostics diagnostics;
  find_title(document, sources, diagnostics);
  CHECK(plain_text(document.metadata.title) == "a\uFFFD\uFFFD");
}

TEST_CASE("title: several inputs without a title of their own are reported") {
  const Titled result = titled({heading(1, "h"), heading(1, "i")}, {}, {}, 2);
  CHECK(result.title == "h");
  CHECK(result.headings_left == 2);
  CHECK(result.diagnostics == 1);
  CHECK(titled({heading(1, "h"), heading(2, "i")}, {}, {}, 2).diagnostics == 0);
  CHECK(titled({heading(1, "h"), heading(1, "i")}, "stated", {}, 2).diagnostics == 0);
  CHECK(titled({heading(1, "h"), heading(1, "i")}).diagnostics == 0);
}

TEST_CASE("title: the heading of a part is not the book's") {
  Block part = heading(1, "Part One");
  part.attributes.classes = {"part"};
  const Titled result = titled({part, heading(2, "i")});
  CHECK(result.title == "my-book");
  CHECK(result.headings_left == 2);
  CHECK(result.diagnostics == 1);
}

TEST_CASE("title: the number of a chapter is not the book's title") {
  for (const char* number : {"I", "XII.", "3", "10."}) {
    CAPTURE(number);
    const Titled result = titled({heading(1, number), paragraph("x"), heading(1, "II")});
    CHECK(result.title == "my-book");
    CHECK(result.headings_left == 2);
  }
  for (const char* title : {"1984", "Mix", "3 Men"}) {
    CAPTURE(title);
    CHECK(titled({heading(1, title), heading(1, "b")}).title == title);
  }
}

TEST_CASE("title: what has parts is a book") {
  Block part = heading(1, "Part One");
  part.attributes.classes = {"part"};
  Document document{.content = {part, heading(2, "a"), paragraph("x")}};
  Diagnostics diagnostics;
  make_sections(document, diagnostics);
  settle_form(document);
  CHECK(document.metadata.form == Form::book);
}

TEST_CASE("title: the title page calls the heading's note and the metadata does not") {
  for (const char* stated : {"", "T"}) {
    Block heading_block = heading(1, "T");
    std::get<Heading>(heading_block.kind).content.push_back(note_mark("a"));
    Document document{.content = {heading_block, paragraph("x"), note("a", "A")}};
    if (*stated != '\0') {
      document.metadata.title = {text(stated)};
    }
    Sources sources;
    sources.add("a.md", "text");
    Diagnostics diagnostics;
    find_title(document, sources, diagnostics);
    add_title_page(document);
    CHECK(document.metadata.title.size() == 1);
    bind_notes(document, diagnostics);
    CHECK(diagnostics.list().empty());
    CHECK(reading_text(document) == "T1\nx\n1\nA\n");
  }
}

TEST_CASE("title: the metadata of a text with chapters has the first one's words alone") {
  Block first = heading(1, "T");
  std::get<Heading>(first.kind).content.push_back(note_mark("a"));
  Document document{.content = {first, heading(1, "U"), note("a", "A")}};
  Sources sources;
  sources.add("a.md", "text");
  Diagnostics diagnostics;
  find_title(document, sources, diagnostics);
  CHECK(document.metadata.title.size() == 1);
  bind_notes(document, diagnostics);
  CHECK(diagnostics.list().empty());
}

TEST_CASE("title: the title page says what the metadata says, in its order") {
  Document document;
  document.metadata.title = {text("T")};
  document.metadata.subtitle = {text("S")};
  document.metadata.authors = {"A", "B"};
  document.metadata.date = "2024";
  add_title_page(document);
  std::string seen;
  for (const Block& block : std::get<TitlePage>(document.content.at(0).kind).content) {
    seen += block.attributes.classes.at(0) + ",";
  }
  CHECK(seen == "title,subtitle,author,author,date,");
}

TEST_CASE("title: a long text of several sections is a book, a short one an article") {
  for (const bool is_long : {false, true}) {
    const std::string words(is_long ? 30'000 : 100, 'x');
    Document document{.content = {heading(1, "a"), paragraph(words), heading(1, "b"),
                                  paragraph(words)}};
    Diagnostics diagnostics;
    make_sections(document, diagnostics);
    settle_form(document);
    CHECK((document.metadata.form == Form::book) == is_long);
  }
}
