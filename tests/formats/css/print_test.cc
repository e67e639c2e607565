#include "formats/css/print.h"

#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "formats/css/house.h"

using namespace octavo;
using namespace octavo::css;

namespace {

struct Printing {
  Origin origin = Origin::house;
  PrintOptions options{.root_id = "octavo"};
};

std::string printed(std::string_view text, const Printing& printing = {}) {
  Diagnostics diagnostics;
  const Stylesheet sheet = parse_sheet(text, FileId{0}, printing.origin, diagnostics);
  const Stylesheet* const sheets[] = {&sheet};
  return print_sheets(sheets, printing.options);
}

std::string of_author(std::string_view text) {
  return printed(text, {.origin = Origin::author});
}

std::string in_direction(std::string_view text, BookDirection direction) {
  return printed(text, {.options = {.direction = direction}});
}

bool has_part(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

}  // namespace

TEST_CASE("print: a rule is a block and a declaration a line") {
  CHECK(printed("p,h1>em{margin:0 1em;color:#FFF!important}  q { }") ==
        "p,\nh1 > em {\n  margin: 0 1em;\n  color: #FFF !important;\n}\n");
}

TEST_CASE(
    "print: nothing that only pages have is left, and no rule that it leaves empty") {
  CHECK(printed("@page { margin: 1cm }"
                "@import 'other.css';"
                "h1 { string-set: chapter content(); bookmark-level: 1; page: wide }"
                "a::after { content: target-counter(attr(href), page) }"
                "aside { float: footnote } aside::footnote-call { color: red }"
                "@media print { p { color: red } }"
                "@media screen { h1 { page: wide } }"
                "@supports (page: wide) { @media print { p { color: red } } }") == "");
  CHECK(printed("aside, aside::footnote-marker { color: red }") ==
        "aside {\n  color: red;\n}\n");
}

TEST_CASE("print: direction is left to the text") {
  CHECK(printed("p { direction: rtl; unicode-bidi: isolate; color: red }") ==
        "p {\n  color: red;\n}\n");
}

TEST_CASE("print: conditions on screens stay, with their own words") {
  CHECK(of_author(
            "@media (max-width: 30em) and (prefers-color-scheme: dark) {"
            "  @supports (display: grid) and (not (color: x)) { p { color: red } } }") ==
        "@media (max-width: 30em) and (prefers-color-scheme: dark) {\n"
        "  @supports (display: grid) and (not (color: x)) {\n"
        "    #octavo p {\n"
        "      color: red;\n"
        "    }\n"
        "  }\n"
        "}\n");
  CHECK(has_part(of_author("@media screen, print { p { color: red } }"),
                 "@media screen, print {"));
}

TEST_CASE("print: what octavo says of screens it says of every reading system") {
  CHECK(printed("@media screen { p { color: red } }") == "p {\n  color: red;\n}\n");
  CHECK(has_part(printed("@media screen and (max-width: 30em) { p { color: red } }"),
                 "@media screen and (max-width: 30em) {"));
  CHECK(has_part(of_author("@media screen { p { color: red } }"), "@media screen {"));
}

TEST_CASE("print: a sheet that was imported for a medium is printed for it") {
  Diagnostics diagnostics;
  Stylesheet screen =
      parse_sheet("p { color: red }", FileId{0}, Origin::house, diagnostics);
  screen.media = parse_media(parse_component_values(" screen and (color)"));
  Stylesheet paper = screen;
  paper.media = parse_media(parse_component_values("print"));
  const Stylesheet* const sheets[] = {&paper, &screen};
  CHECK(print_sheets(sheets, {}) ==
        "@media screen and (color) {\n  p {\n    color: red;\n  }\n}\n");
}

TEST_CASE("print: properties have the names that old engines know") {
  CHECK(printed("p { hyphens: none }") ==
        "p {\n  -epub-hyphens: none;\n  -webkit-hyphens: none;\n  hyphens: none;\n}\n");
  CHECK(printed("p { overflow-wrap: anywhere }") ==
        "p {\n  word-wrap: break-word;\n  overflow-wrap: anywhere;\n}\n");
  CHECK(printed("p { initial-letter: 3 }") ==
        "p {\n  -webkit-initial-letter: 3;\n  initial-letter: 3;\n}\n");
  CHECK(printed("em { text-emphasis-style: dot }") ==
        "em {\n  -epub-text-emphasis-style: dot;\n  -webkit-text-emphasis-style: dot;\n"
        "  text-emphasis-style: dot;\n}\n");
}

TEST_CASE("print: breaks have the words of CSS 2 and none that leave a screen empty") {
  constexpr std::pair<std::string_view, std::string_view> cases[] = {
      {"break-before: recto", "page-break-before: always;\n  break-before: page;"},
      {"break-before: page", "page-break-before: always;\n  break-before: page;"},
      {"break-after: avoid-page", "page-break-after: avoid;\n  break-after: avoid-page;"},
      {"break-inside: avoid", "page-break-inside: avoid;\n  break-inside: avoid;"},
      {"page-break-after: always", "page-break-after: always;\n  break-after: page;"},
      {"break-before: left", "page-break-before: left;\n  break-before: left;"},
      {"break-before: column", "break-before: column;"},
      {"break-before: inherit", "page-break-before: inherit;\n  break-before: inherit;"}};
  for (const auto& [written, expected] : cases) {
    CAPTURE(written);
    CHECK(printed("p { " + std::string(written) + " }") ==
          "p {\n  " + std::string(expected) + "\n}\n");
  }
}

TEST_CASE("print: who writes the old names too gets each line once") {
  CHECK(printed("p { -webkit-hyphens: auto; -epub-hyphens: auto; hyphens: auto }") ==
        printed("p { hyphens: auto }"));
  CHECK(printed("p { word-wrap: break-word }") ==
        printed("p { overflow-wrap: break-word }"));
}

TEST_CASE("print: the property of one engine alone is handed on") {
  CHECK(printed("p { -webkit-text-stroke: 1px; -ibooks-thing: x }") ==
        "p {\n  -webkit-text-stroke: 1px;\n  -ibooks-thing: x;\n}\n");
}

TEST_CASE("print: lines that begin at the start begin at a side in old engines") {
  constexpr std::string_view css = "p { text-align: start } q { text-align: end }";
  CHECK(in_direction(css, BookDirection::left_to_right) ==
        "p {\n  text-align: left;\n  text-align: start;\n}\n"
        "q {\n  text-align: right;\n  text-align: end;\n}\n");
  CHECK(has_part(in_direction(css, BookDirection::right_to_left),
                 "text-align: right;\n  text-align: start;"));
}

TEST_CASE("print: in a book that runs one way a side is that side") {
  constexpr std::string_view css =
      "p { margin-inline-start: 1em; padding-inline: 2em 3em; border-inline-end: 1px "
      "solid }";
  CHECK(in_direction(css, BookDirection::left_to_right) ==
        "p {\n  margin-left: 1em;\n  padding-left: 2em;\n  padding-right: 3em;\n"
        "  border-right: 1px solid;\n}\n");
  CHECK(in_direction(css, BookDirection::right_to_left) ==
        "p {\n  margin-right: 1em;\n  padding-right: 2em;\n  padding-left: 3em;\n"
        "  border-left: 1px solid;\n}\n");
  CHECK(printed("p { margin-block: 1em; margin-block-end: 2em }") ==
        "p {\n  margin-top: 1em;\n  margin-bottom: 1em;\n  margin-bottom: 2em;\n}\n");
}

TEST_CASE("print: in a book that runs both ways no physical side is in the way") {
  CHECK(in_direction("p { margin-inline-start: 1em; padding-inline: 2em }",
                     BookDirection::both) ==
        "p {\n  -webkit-margin-start: 1em;\n  margin-inline-start: 1em;\n"
        "  padding-inline: 2em;\n}\n");
  CHECK(
      has_part(printed("p { margin-inline-start: 1em } q { writing-mode: vertical-rl }"),
               "  margin-inline-start: 1em;"));
}

TEST_CASE("print: the author's selectors stand beneath the id of the root") {
  constexpr std::pair<std::string_view, std::string_view> cases[] = {
      {"p", "#octavo p"},
      {"html", "html#octavo"},
      {":root", ":root#octavo"},
      {"html.book > body", "html.book#octavo > body"},
      {"*", "*#octavo,\n#octavo *"},
      {".book p", ".book#octavo p,\n#octavo .book p"},
      {"div > p + p", "#octavo div > p + p"},
      {"* + p", "#octavo * + p"},
      {".a ~ .b", "#octavo .a ~ .b"},
      {":not(p)", ":not(p)#octavo,\n#octavo :not(p)"},
      {"p::first-letter", "#octavo p::first-letter"},
      {"#octavo", "#octavo#octavo,\n#octavo #octavo"},
      {":is(html, .a) p", ":is(html, .a)#octavo p,\n#octavo :is(html, .a) p"}};
  for (const auto& [written, expected] : cases) {
    CAPTURE(written);
    CHECK(of_author(std::string(written) + " { color: red }") ==
          std::string(expected) + " {\n  color: red;\n}\n");
  }
  const std::string before = of_author("::before { color: red }");
  CHECK(has_part(before, "#octavo::before,\n#octavo *::before {"));
}

TEST_CASE("print: octavo's selectors stay as they are and have no id") {
  CHECK(printed("* { color: red } .a p { color: red }") ==
        "* {\n  color: red;\n}\n.a p {\n  color: red;\n}\n");
  const Stylesheet* const sheets[] = {&default_sheet()};
  const std::string css = print_sheets(sheets, {});
  CHECK(css.find('#') == std::string::npos);
  CHECK_FALSE(has_part(css, "!important"));
}

TEST_CASE("print: a selector that old engines do not know stands in a rule of its own") {
  CHECK(printed("p, li::marker, :is(a, b), q:not([class]), p:lang(zh) { color: red }") ==
        "p,\nq:not([class]),\np:lang(zh) {\n  color: red;\n}\n"
        "li::marker,\n:is(a, b) {\n  color: red;\n}\n");
}

TEST_CASE("print: selectors that EPUBCheck takes for errors are left out") {
  CHECK(printed(
            "p:nth-child(2 of .a), [class='A' i], q:not([class='A' i]), b { color: red }"
            ":is(:nth-last-child(1 of p)) { color: red } p:is() { color: red }") ==
        "b {\n  color: red;\n}\n");
  CHECK(printed("p:lang(de, fr) { color: red }") ==
        "p:is(:lang(de), :lang(fr)) {\n  color: red;\n}\n");
}

TEST_CASE("print: a custom property that only the root sets is written out") {
  CHECK(
      printed(":root { --ink: #123; --rule: 1px solid var(--ink) }"
              "p { color: var(--ink); border: var(--rule); margin: var(--none, 2em) }") ==
      "p {\n  color: #123;\n  border: 1px solid #123;\n  margin: 2em;\n}\n");
}

TEST_CASE("print: a custom property that changes is kept") {
  for (const std::string_view other :
       {"@media (prefers-color-scheme: dark) { :root { --ink: white } }",
        ".a { --ink: red }", ":root { --ink: red }",
        "@property --ink { syntax: '*'; inherits: true }"}) {
    CAPTURE(other);
    const std::string css =
        printed(":root { --ink: #123 } p { color: var(--ink) }" + std::string(other));
    CHECK(has_part(css, "color: var(--ink);"));
    CHECK(has_part(css, "--ink: #123;"));
  }
  // What stands only on paper changes nothing on a screen.
  CHECK(has_part(printed(":root { --ink: #123 } p { color: var(--ink) }"
                         "@media print { :root { --ink: black } }"),
                 "color: #123;"));
}

TEST_CASE("print: what is found out to be for pages or invalid once it is written out") {
  CHECK(printed(":root { --side: bottom } p { float: var(--side); color: red }") ==
        "p {\n  color: red;\n}\n");
  CHECK(printed(":root { --side: 3px } p { color: var(--side) }") ==
        "p {\n  color: unset;\n}\n");
}

TEST_CASE("print: variables that grow or go round are bounded") {
  std::string css = ":root { --v0: 0123456789 0123456789;";
  for (int i = 1; i < 60; ++i) {
    const std::string before = "var(--v" + std::to_string(i - 1) + ")";
    css += "--v" + std::to_string(i) + ": " + before + " " + before + ";";
  }
  css += "--a: var(--b); --b: var(--a) } p { margin: var(--v59); color: var(--a) }";
  const std::string text = printed(css);
  CHECK(text.size() < 20'000);
  CHECK(has_part(text, "color: var(--a);"));
}

TEST_CASE("print: what asks for a file that the book does not have is left out") {
  constexpr std::string_view css =
      "p { background-image: url(a.png); color: red } q { content: url('b.png') }"
      "@font-face { font-family: F; src: url(f.otf) format('opentype'), local(G) }"
      "@font-face { font-family: H; src: url(h.otf) }"
      "b { font-family: F, H }";
  const std::string asking = "b {\n  font-family: F, H;\n}\n";
  CHECK(printed(css) ==
        "p {\n  color: red;\n}\n"
        "@font-face {\n  font-family: F;\n  src: local(\"G\");\n}\n" +
            asking);
  const PrintOptions options{.picture_name =
                                 [](std::string_view address) {
                                   return address == "a.png"
                                              ? std::optional<std::string>("in-a.png")
                                              : std::nullopt;
                                 },
                             .font_name =
                                 [](const FontSource& source) {
                                   return source.name == "f.otf"
                                              ? std::optional<std::string>("1.otf")
                                              : std::nullopt;
                                 }};
  const std::string text = printed(css, {.options = options});
  CHECK(has_part(text, "background-image: url(in-a.png);"));
  CHECK(has_part(text, "src: url(\"1.otf\") format(\"opentype\"), local(\"G\");"));
  CHECK_FALSE(has_part(text, "b.png"));
  CHECK_FALSE(has_part(text, "font-family: H"));
}

TEST_CASE("print: a face that nothing asks for is left out") {
  const std::string face = "@font-face { font-family: 'My Face'; src: local(G) }";
  const auto has_face = [&](std::string_view css) {
    return has_part(printed(face + std::string(css)), "@font-face");
  };
  CHECK_FALSE(has_face("p { font-family: Face; quotes: 'My Face' 'x' }"));
  CHECK(has_face("p { font-family: serif, MY face }"));
  CHECK(has_face("p { font: italic larger/2 'My Face', serif }"));
  CHECK(has_face("p { font: larger My Face }"));
  CHECK(has_face("@media screen { p { --face: My Face; font-family: var(--face) } }"));
  CHECK(has_face("p { font-family: var(--face, My Face) }"));
}

TEST_CASE("print: the characters of a face keep their ranges") {
  const std::string text = printed(
      "@font-face { font-family: F; src: local(G); "
      "unicode-range: U+26, u+0-7F, U+4?? } p { font: larger F }");
  CHECK(has_part(text, "unicode-range: U+26, U+0-7f, U+400-4ff;"));
}

TEST_CASE("print: counter styles and animations are handed on") {
  CHECK(printed("@counter-style Stars { system: cyclic; symbols: '*'; suffix: ' ' }") ==
        "@counter-style Stars {\n  system: cyclic;\n  symbols: \"*\";\n  suffix: \" "
        "\";\n}\n");
  CHECK(has_part(printed("@keyframes x { from { color: red } to { color: blue } }"),
                 "@keyframes x {"));
  CHECK(printed("@layer a { p { color: red } }") == "");
}

TEST_CASE("print: nothing is wrong with what is printed, and it is always the same") {
  const Stylesheet* const sheets[] = {&default_sheet()};
  const std::string once = print_sheets(sheets, {});
  Diagnostics diagnostics;
  const Stylesheet again = parse_sheet(once, FileId{0}, Origin::house, diagnostics);
  for (const Diagnostic& each : diagnostics.list()) {
    CAPTURE(each.message);
    CHECK(false);
  }
  CHECK(again.rules.size() > 150);
  CHECK(print_sheets(sheets, {}) == once);
}

TEST_CASE("print: a theme stands between octavo's default and the author") {
  Diagnostics diagnostics;
  const Stylesheet house =
      parse_sheet("p{order:0}", FileId{0}, Origin::house, diagnostics);
  const Stylesheet theme =
      parse_sheet("p{order:1}", FileId{1}, Origin::theme, diagnostics);
  const Stylesheet author =
      parse_sheet("p{order:2} html{order:3}", FileId{2}, Origin::author, diagnostics);
  const Stylesheet* const sheets[] = {&house, &theme, &author};
  CHECK(print_sheets(sheets, {.root_id = "o"}) ==
        "p {\n  order: 0;\n}\n#o p {\n  order: 1;\n}\n#o#o p {\n  order: 2;\n}\n"
        "html#o#o {\n  order: 3;\n}\n");
  CHECK(print_sheets(std::span(sheets).first(2), {.root_id = "o"}) ==
        "p {\n  order: 0;\n}\n#o p {\n  order: 1;\n}\n");
}
