#include "formats/paged/white_space.h"

#include <map>
#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "formats/paged/paged.h"
#include "tests/formats/paged/paged_support.h"

using namespace octavo;
using namespace octavo::paged;
using namespace octavo::tests;
using tree::paragraph;
using tree::text;

namespace {

using enum css::WhiteSpaceRule;

std::string spaced(css::WhiteSpaceRule rule,
                   std::string_view text,
                   std::string_view before = {}) {
  css::Style style;
  style.white_space = rule;
  style.tab_size = 4;
  std::string made = with_white_space(text, style, before);
  for (std::size_t at = made.find(line_separator); at != std::string::npos;
       at = made.find(line_separator)) {
    made.replace(at, line_separator.size(), "/");
  }
  return made;
}

/// What stands on the lines of the first page, from the left, and "/" between them.
std::string lines_of(std::string_view css, const Block& block) {
  Document document = document_of({block});
  document.metadata.language = "en";
  add_stylesheet(document,
                 "@page { @bottom-center { content: none } } "
                 "li::marker { margin-inline-end: 0 } " +
                     std::string(css));
  Diagnostics diagnostics;
  std::map<double, std::map<double, std::string>> lines;
  const PagedDocument paged = make_pages(document, {}, diagnostics);
  for (const PlacedItem& item : paged.pages.at(0).items) {
    if (const auto* run = std::get_if<TextRun>(&item)) {
      lines[run->origin.y][run->origin.x] += run->text;
    }
  }
  CHECK(diagnostics.list().empty());
  std::string all;
  for (const auto& [baseline, runs] : lines) {
    all += all.empty() ? "" : "/";
    for (const auto& [x, words] : runs) {
      all += words;
    }
  }
  return all;
}

Block words() {
  return paragraph({text("one "), {.kind = Emphasis{{text("two")}}}, text(" three")});
}

}  // namespace

TEST_CASE("white space: spaces and line ends are one space where they collapse") {
  for (const css::WhiteSpaceRule rule : {normal, nowrap}) {
    CHECK(spaced(rule, "a  b\n c\td \r e") == "a b c d e");
    CHECK(spaced(rule, " a ", "x") == " a ");
    CHECK(spaced(rule, " a ", "x ") == "a ");
    CHECK(spaced(rule, "\na", std::string("x") + std::string(line_separator)) == "a");
  }
}

TEST_CASE("white space: line ends are kept without the spaces around them") {
  CHECK(spaced(pre_line, "a  b \n\t c\n\nd ") == "a b/c//d ");
  CHECK(spaced(pre_line, " \na", "x ") == "/a");
}

TEST_CASE("white space: all is kept, and tabs lead to their stops") {
  for (const css::WhiteSpaceRule rule : {pre, pre_wrap, break_spaces}) {
    CHECK(spaced(rule, " a  b \n  c", "x ") == " a  b /  c");
    CHECK(spaced(rule, "é\tb\n\tc", "x") == "é  b/    c");
    CHECK(spaced(rule, "a\rb") == "a b");
  }
}

TEST_CASE("white space: what is generated has that of its style") {
  const auto lines = [](std::string_view pseudo, std::string_view rest) {
    return lines_of(
        std::string(pseudo) + " { content: ' a  b\\a  c '; " + std::string(rest) + " }",
        words());
  };
  CHECK(lines("em::before", "") == "one a b c two three");
  CHECK(lines("em::before", "white-space: nowrap") == "one a b c two three");
  CHECK(lines("em::before", "white-space: pre-line") == "one a b /c two three");
  CHECK(lines("em::before", "white-space: pre") == "one  a  b / c two three");
  CHECK(lines("em::after", "") == "one two a b c three");
  CHECK(lines("p::before", "") == "a b c one two three");
  CHECK(lines("p::after", "white-space: pre-line") == "one two three a b /c ");
  CHECK(lines("p::after", "display: block") == "one two three/a b c ");
  CHECK(lines("p::after", "display: block; white-space: pre-wrap") ==
        "one two three/ a  b / c ");
  CHECK(lines("body::before", "") == "a b c /one two three");
}

TEST_CASE("white space: markers keep it unless they are told otherwise") {
  const auto lines = [](std::string_view css) {
    return lines_of("ul { list-style-type: 'a  b ' } " + std::string(css),
                    {.kind = List{.items = {{.content = {paragraph("one")}}}}});
  };
  CHECK(lines("") == "a  bone");
  CHECK(lines("li::marker { white-space: normal }") == "a bone");
  CHECK(lines("li::marker { content: 'c\\a  d' }") == "c one/ d");
  CHECK(lines("li::marker { content: 'c\\a  d'; white-space: normal }") == "c done");
}

TEST_CASE("white space: the margins of pages have that of their style") {
  const auto lines = [](std::string_view rest) {
    return lines_of("p { string-set: s 'c  ' } @page { @top-center { white-space: " +
                        std::string(rest) + "; content: 'a  b\\a' string(s) ' d' } }",
                    paragraph("one"));
  };
  CHECK(lines("normal") == "a b c d/one");
  CHECK(lines("nowrap") == "a b c d/one");
  CHECK(lines("pre-line") == "a b /c d/one");
  CHECK(lines("pre") == "a  b /c   d/one");
}
