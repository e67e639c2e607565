#include "formats/epub/stylesheet.h"

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "formats/css/stylesheets.h"
#include "formats/css/themes.h"
#include "tests/formats/epub/book.h"

using namespace octavo;
using namespace octavo::test;

namespace {

std::string usual_stylesheet() {
  const Document document{.metadata = {.language = "en"}};
  epub::StylesheetFiles asked{.fonts = epub::BookFonts(document)};
  return epub::print_stylesheet(document, {}, {}, asked);
}

std::string stylesheet_with(const Theme& theme) {
  auto sheets = std::make_shared<css::Stylesheets>();
  sheets->list.push_back(css::parse_theme(theme));
  Document document{.metadata = {.language = "en"}};
  document.stylesheets = std::move(sheets);
  epub::StylesheetFiles asked{.fonts = epub::BookFonts(document)};
  return epub::print_stylesheet(document, {}, {}, asked);
}

// Calls `visit(value)` for every declaration of a property.
template <class Visit>
void for_each_value(std::string_view css, std::string_view property, const Visit& visit) {
  for (std::size_t at = css.find(property); at != std::string_view::npos;
       at = css.find(property, at + 1)) {
    const std::size_t begin = at + property.size();
    visit(css.substr(begin, css.find(';', begin) - begin));
  }
}

}  // namespace

TEST_CASE("stylesheet: text and ground have the colours of the reading system") {
  for (const Theme& theme : css::themes()) {
    CAPTURE(theme.name);
    const std::string css = stylesheet_with(theme);
    for_each_value(css,
                   " color:", [](std::string_view value) { CHECK(value == " inherit"); });
    // What shines through is seen on any ground.
    for_each_value(css, "background-color:", [](std::string_view value) {
      CHECK(value.starts_with(" rgba("));
    });
    CHECK(css.find("background:") == std::string_view::npos);
    CHECK(css.find(": #") == std::string_view::npos);
  }
}

TEST_CASE("stylesheet: the face is the reader's choice but for code") {
  for_each_value(usual_stylesheet(), "font-family:", [](std::string_view value) {
    CHECK(value == " monospace, monospace");
  });
}

TEST_CASE("stylesheet: sizes follow the size of type that the reader has chosen") {
  const std::string css = usual_stylesheet();
  for (const std::string_view unit : {"px", "pt", "rem", "cm", "mm", "in"}) {
    CAPTURE(unit);
    for (std::size_t at = css.find(unit); at != std::string_view::npos;
         at = css.find(unit, at + 1)) {
      CHECK_FALSE((css[at - 1] >= '0' && css[at - 1] <= '9'));
    }
  }
  for_each_value(
      css, "font-size:", [](std::string_view value) { CHECK(value.ends_with("em")); });
}

TEST_CASE("stylesheet: what is wider than a small screen is wrapped or can be moved") {
  const std::string css = usual_stylesheet();
  CHECK(css.find("white-space: pre-wrap") != std::string_view::npos);
  CHECK(css.find("overflow-x: auto") != std::string_view::npos);
  CHECK(css.find("max-width: 100%") != std::string_view::npos);
}

TEST_CASE("stylesheet: direction is said by the text, never by the stylesheet") {
  // EPUB 3.3, 6.3.1.1; EPUBCheck's CSS-001.
  const std::string css = usual_stylesheet();
  CHECK(css.find("unicode-bidi") == std::string_view::npos);
  CHECK(css.find("direction:") == std::string_view::npos);
}

TEST_CASE("stylesheet: a way back that has words of its author's gets no second arrow") {
  const std::string css = usual_stylesheet();
  CHECK(css.find(".backlink:empty::after {") != std::string_view::npos);
  CHECK(css.find(".backlink::after {") == std::string_view::npos);
}

TEST_CASE("stylesheet: nothing in it is for paper") {
  const std::string css = usual_stylesheet();
  for (const std::string_view part :
       {"@page", "@media", "@import", "rlh", "vw", "leader(", "string(", "string-set",
        "target-", " page:", "counter(page", "recto"}) {
    CAPTURE(part);
    CHECK_FALSE(holds(css, part));
  }
}

TEST_CASE("stylesheet: a part of the navigation that is hidden stays so") {
  CHECK_FALSE(holds(usual_stylesheet(), "nav,"));
  CHECK_FALSE(holds(usual_stylesheet(), "nav {"));
}

TEST_CASE(
    "stylesheet: every file of the book has the id that the author's rules ask for") {
  const std::vector<epub::Entry> plain = written(book());
  for (const epub::Entry& each : plain) {
    CHECK_FALSE(holds(each.bytes, "id=\"octavo\""));
  }
  const std::vector<epub::Entry> made = written(styled(book(), "p { color: red }"));
  CHECK(holds(file_of(made, "style.css"), "#octavo p {\n  color: red;\n}\n"));
  std::size_t pages = 0;
  for (const epub::Entry& each : made) {
    if (each.name.ends_with(".xhtml")) {
      CAPTURE(each.name);
      CHECK(holds(each.bytes, "2007/ops\" id=\"octavo\" lang=\"en\""));
      ++pages;
    }
  }
  CHECK(pages > 4);
}

TEST_CASE("stylesheet: the id of the root is no anchor of the book") {
  Document document = styled(book(), "p { color: red }");
  CHECK(epub::root_id(document) == "octavo");
  document.content.front().attributes.id = "octavo";
  CHECK(epub::root_id(document) == "octavo-2");
  List list;
  list.items.push_back({.content = {}, .attributes = {.id = "octavo-2"}});
  document.content.push_back({.kind = std::move(list)});
  CHECK(epub::root_id(document) == "octavo-3");
  CHECK(holds(file_of(written(document), "style.css"), "#octavo-3 p {"));
}

TEST_CASE("stylesheet: sides are those of the way in which the book runs") {
  Document document = book();
  CHECK(holds(file_of(written(document), "style.css"), "\n  margin-left: 1.8em;\n"));
  CHECK_FALSE(holds(file_of(written(document), "style.css"), "inline-start"));

  document.content.back().attributes.language = "ar";
  const std::string both = file_of(written(document), "style.css");
  CHECK(holds(both, "-webkit-margin-start: 1.8em;\n  margin-inline-start: 1.8em;\n"));
  CHECK_FALSE(holds(both, "\n  margin-left: 1.8em;\n"));

  document.content.back().attributes.language.clear();
  document.metadata.language = "ar";
  CHECK(holds(file_of(written(document), "style.css"), "\n  margin-right: 1.8em;\n"));
}

TEST_CASE("stylesheet: the same book has the same one") {
  const Document document = styled(book(), ":root { --a: 1em } p { margin: var(--a) }");
  CHECK(file_of(written(document), "style.css") ==
        file_of(written(document), "style.css"));
  CHECK(holds(file_of(written(document), "style.css"), "margin: 1em;"));
}

TEST_CASE("stylesheet: the faces of a theme are files of the book") {
  const Theme* novel = find_theme("novel", css::themes());
  REQUIRE(novel != nullptr);
  const std::string css = stylesheet_with(*novel);
  CHECK(holds(css, "src: url(\"fonts/0001.otf\") format(\"opentype\");"));
  CHECK_FALSE(holds(css, "local("));
}
