#include "formats/css/report.h"

#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

using namespace octavo;
using namespace octavo::css;

namespace {

using Reports = std::vector<std::string>;

/// "the place: message (hint)"
Reports texts(const Diagnostics& diagnostics, std::string_view css) {
  Reports reports;
  for (const Diagnostic& each : diagnostics.list()) {
    CHECK(each.code == "css-unsupported");
    reports.push_back(
        std::string(css.substr(each.span.begin, each.span.end - each.span.begin)) + ": " +
        each.message + " (" + each.hints.at(0).message + ")");
  }
  return reports;
}

Stylesheets sheets_of(std::string_view css) {
  Diagnostics diagnostics;
  Stylesheets sheets;
  sheets.list.push_back(parse_sheet(css, FileId{0}, Origin::author, diagnostics));
  CHECK(diagnostics.list().empty());
  return sheets;
}

Reports on_pages(std::string_view css) {
  Diagnostics diagnostics;
  report_unsupported_on_pages(sheets_of(css), {}, {}, diagnostics);
  return texts(diagnostics, css);
}

Reports in_reflow(std::string_view css) {
  Diagnostics diagnostics;
  report_unsupported_in_reflow(sheets_of(css), {}, diagnostics);
  return texts(diagnostics, css);
}

}  // namespace

TEST_CASE("report: what both books have is not reported") {
  constexpr std::string_view css =
      "p, .a > b::before { color: red; content: 'x'; margin: 1em; --a: b; all: unset }"
      "@font-face { font-family: x; src: url(x.otf) }"
      "@counter-style x { system: cyclic; symbols: '*' }";
  CHECK(on_pages(css).empty());
  CHECK(in_reflow(css).empty());
}

TEST_CASE("report: what pages do anyway need not be reported") {
  CHECK(on_pages("p { float: none; position: static; opacity: 1; box-shadow: initial }")
            .empty());
  CHECK(
      on_pages("p { height: auto; max-height: none; vertical-align: baseline }").empty());
  CHECK(on_pages("p { float: left; position: fixed; opacity: 0.5 }").size() == 3);
  CHECK(on_pages("p { size: auto }").empty());
  CHECK(on_pages("p { size: inherit; text-overflow: clip }").size() == 2);
}

TEST_CASE("report: a declaration that one book lacks is reported for it") {
  constexpr std::string_view css =
      "p { position: fixed; writing-mode: vertical-rl; string-set: a content();"
      " content: target-counter('#a', page); -webkit-box-x: auto; bleed: 3mm }";
  CHECK(
      on_pages(css) ==
      Reports{"position: fixed: the PDF cannot do 'position: fixed' (the e-book has it)",
              "writing-mode: vertical-rl: the PDF cannot do 'writing-mode: "
              "vertical-rl' (the e-book has it)",
              "-webkit-box-x: auto: the PDF cannot do '-webkit-box-x: auto' (the "
              "e-book has it)",
              "bleed: 3mm: the PDF cannot do 'bleed: 3mm' (it is in neither book)"});
  CHECK(in_reflow(css) ==
        Reports{"string-set: a content(): an e-book cannot do 'string-set: a content()' "
                "(the PDF has it)",
                "content: target-counter('#a', page): an e-book cannot do 'content: "
                "target-counter(\"#a\", page)' (the PDF has it)",
                "bleed: 3mm: an e-book cannot do 'bleed: 3mm' (it is in neither book)"});
}

TEST_CASE("report: a value is quoted as its author wrote it") {
  constexpr std::string_view css =
      "p { background: red url(d.svg) } q { background: url(d.svg) }";
  Diagnostics diagnostics;
  Stylesheets sheets;
  sheets.list.push_back(
      parse_sheet(css, FileId{0}, Origin::author, diagnostics,
                  [](const std::string& address) { return "/far/" + address; }));
  report_unsupported_on_pages(sheets, {}, {}, diagnostics);
  CHECK(texts(diagnostics, css) ==
        Reports{"background: red url(d.svg): the PDF cannot do all of 'background: red "
                "url(d.svg)' (the e-book has it)",
                "background: url(d.svg): the PDF cannot do 'background: url(d.svg)' (the "
                "e-book has it)"});
}

TEST_CASE("report: what another element generates is in neither book") {
  constexpr std::string_view css =
      "a::after { content: target-text(attr(href), before) }";
  CHECK(on_pages(css).size() == 1);
  CHECK(in_reflow(css).size() == 1);
  CHECK(on_pages("a::after { content: target-text(attr(href)) }").empty());
}

TEST_CASE("report: a page has its size, an element has none") {
  CHECK(on_pages("@page { size: a4; margin: 1cm }").empty());
  CHECK(on_pages("p { size: a4 }") ==
        Reports{"size: a4: 'size: a4' does nothing on pages to what its rule matches "
                "(there it is for pages)"});
  CHECK(on_pages("p { display: inline-block }") ==
        Reports{"display: inline-block: 'display: inline-block' does nothing on pages to "
                "what its rule matches (the e-book has it)"});
  CHECK(on_pages("p::before { content: string(title) }").size() == 1);
  CHECK(on_pages("p::before { content: counter(pages) }").size() == 1);
  CHECK(on_pages("p { text-overflow: ellipsis; border-clip: 1pt }").size() == 2);
}

TEST_CASE("report: a part of a page has what can be seen there, and no more") {
  CHECK(on_pages("@page { margin: 0; font-size: 9pt; @top-left { color: red; content: "
                 "counter(page) string(title) counter(pages) } @footnote { border-top: "
                 "1pt solid; padding-top: 1pt } }")
            .empty());
  CHECK(
      on_pages("@page { orphans: 3 }") ==
      Reports{"orphans: 3: 'orphans: 3' does nothing on pages to '@page' (there "
              "it is for blocks, list items, breaks between scenes, tables, captions of "
              "tables, heads of tables, bodies of tables, rows, cells, what is generated "
              "as a block)"});
  CHECK(on_pages("@page { @top-left { content: attr(title) } }").size() == 1);
  CHECK(on_pages("@page { @top-left { content: counter(chapter) } }").size() == 1);
  CHECK(on_pages("@page { @top-left { orphans: 3 } }")[0].find("to a margin box (") !=
        std::string::npos);
  const Reports of_notes = on_pages("@page { @footnote { color: red; width: 1pt } }");
  REQUIRE(of_notes.size() == 1);
  CHECK(of_notes[0].find("to '@footnote' (") != std::string::npos);
  CHECK(on_pages("@page { @footnote { padding: 1pt; margin-left: 1pt } }").empty());
}

TEST_CASE("report: an e-book has no pages, and a page all but what no page has") {
  constexpr std::string_view css =
      "@page :first { margin: 0; cursor: none; @top-left { content: 'x'; filter: "
      "blur(1px) } "
      "}";
  CHECK(on_pages(css) ==
        Reports{
            "cursor: none: the PDF cannot do 'cursor: none' (it is in neither book)",
            "filter: blur(1px): the PDF cannot do 'filter: blur(1px)' (it is in neither "
            "book)"});
  CHECK(in_reflow(css) ==
        Reports{std::string(css) +
                ": an e-book has no pages: '@page' is left out (the PDF has it)"});
  // But a cover.
  CHECK(in_reflow("@page cover { margin: 0 }").empty());
  CHECK(in_reflow("@page cover, :first { margin: 0 }").size() == 1);
}

TEST_CASE("report: what waits for a reader's doing never happens on paper") {
  CHECK(on_pages("a:hover { position: fixed }") ==
        Reports{"a:hover: the PDF cannot do 'a:hover' (the e-book has it)"});
  CHECK(on_pages("a:is(:focus, b:hover), a:not(:hover), a:is(:hover, b) { top: 0 }") ==
        Reports{"a:is(:focus, b:hover): the PDF cannot do 'a:is(:focus, b:hover)' (the "
                "e-book has it)",
                "top: 0: the PDF cannot do 'top: 0' (the e-book has it)"});
  CHECK(in_reflow("a:hover { color: red }").empty());
}

TEST_CASE("report: pseudo-elements that a book lacks are reported with its selector") {
  CHECK(in_reflow("a::footnote-call { string-set: a content() }") ==
        Reports{"a::footnote-call: an e-book cannot do 'a::footnote-call' (it is in "
                "neither book)"});
  CHECK(on_pages("a::before { color: red } li::marker { color: red }").empty());
}

TEST_CASE("report: for what neither book has, what an author can write is named") {
  const auto instead = [](std::string_view css) {
    Diagnostics diagnostics;
    report_unsupported_on_pages(sheets_of(css), {}, {}, diagnostics);
    report_unsupported_in_reflow(sheets_of(css), {}, diagnostics);
    std::string hints;
    for (const Diagnostic& each : diagnostics.list()) {
      hints += each.hints.size() > 1 ? each.hints[1].message + "\n" : "";
    }
    return hints;
  };
  const std::string call = "the mark that calls a note is `.noteref a`\n";
  CHECK(instead("a::footnote-call { color: red }") == call + call);
  CHECK(instead("a::footnote-marker { color: red }").find("`.note-number`") !=
        std::string::npos);
  CHECK(instead("h1 { position: running(head) }").find("`string-set`") !=
        std::string::npos);
  CHECK(instead("@page { @top-left { content: element(head) } }").find("`string-set`") !=
        std::string::npos);
  CHECK(instead(".x { float: footnote }").find("`[^1]`") != std::string::npos);
  CHECK(instead("p { initial-letter: 3 }").find("`::first-letter") != std::string::npos);
  CHECK(instead("p { position: fixed; float: left; opacity: 0.5 }") == "");
}

TEST_CASE("report: rules for another medium need no report") {
  constexpr std::string_view css =
      "@media screen { p { position: fixed } }"
      "@media (min-width: 2000cm) { p { position: fixed } }"
      "@supports (position: fixed) { p { position: fixed } }";
  CHECK(on_pages(css).empty());
  CHECK(in_reflow("@media print { p { string-set: a content() } @page { } }").empty());
  CHECK(in_reflow("@media screen { p { string-set: a content() } }").size() == 1);
  CHECK(on_pages("@media print { p { position: fixed } }").size() == 1);
}

TEST_CASE("report: rules that only reading systems know are the PDF's to report") {
  constexpr std::string_view css = "@keyframes x { } @layer y { p { color: red } }";
  CHECK(on_pages(css) ==
        Reports{"@keyframes x { }: the PDF cannot do '@keyframes' (the e-book has it)",
                "@layer y { p { color: red } }: the PDF cannot do '@layer' (it is in "
                "neither book)"});
  CHECK(in_reflow(css) ==
        Reports{"@layer y { p { color: red } }: an e-book cannot do '@layer' (it is in "
                "neither book)"});
}

TEST_CASE("report: a file that counts twice is reported once") {
  Stylesheets sheets = sheets_of("p { position: fixed }");
  sheets.list.push_back(sheets.list.front());
  Diagnostics diagnostics;
  report_unsupported_on_pages(sheets, {}, {}, diagnostics);
  CHECK(diagnostics.list().size() == 1);
}

TEST_CASE("report: a long value is shown in part") {
  const Reports reports =
      on_pages("p { grid-template-areas: '" + std::string(100'000, 'a') + "' }");
  REQUIRE(reports.size() == 1);
  CHECK(reports[0].find("aaa…' (the e-book has it)") != std::string::npos);
  CHECK(reports[0].size() < 100'300);
}

TEST_CASE("report: 'revert' is octavo's style on pages and that of none in an e-book") {
  constexpr std::string_view css = "p { color: revert; margin: var(--none, revert) }";
  CHECK(in_reflow(css) ==
        Reports{"color: revert: an e-book cannot do 'color: revert' (the PDF has it)",
                "margin: var(--none, revert): an e-book cannot do 'margin: var(--none, "
                "revert)' (the PDF has it)"});
  CHECK(on_pages(css).empty());
}

TEST_CASE("report: what a variable holds is seen, in an e-book too") {
  CHECK(in_reflow(":root { --a: leader('.') } p::before { content: var(--a) }") ==
        Reports{"content: var(--a): an e-book cannot do 'content: var(--a)' (the PDF has "
                "it)"});
  // Nobody knows which of the two an element has.
  CHECK(in_reflow(".a { --a: 'x' } .b { --a: leader('.') } p::before { content: "
                  "var(--a) }")
            .size() == 1);
  CHECK(in_reflow(".a { --a: 'x' } .b { --a: target-text(attr(href)) } a::before { "
                  "content: var(--a) }")
            .size() == 1);
  CHECK(
      in_reflow(":root { --a: target-text(attr(href)) } a::before { content: var(--a) }")
          .empty());
  CHECK(in_reflow("p { --a: red; color: var(--a); margin: var(--b, 1em) }").empty());
}

TEST_CASE("report: each of a hundred values that a variable may hold is tried") {
  std::string css = "p::before { content: var(--a) }";
  for (int index = 0; index < 99; ++index) {
    css += ".c" + std::to_string(index) + " { --a: '" + std::to_string(index) + "' }";
  }
  CHECK(in_reflow(css).empty());
  css += ".last { --a: leader('.') }";
  CHECK(in_reflow(css).size() == 1);
}

TEST_CASE("report: a variable that holds no value is reported in an e-book too") {
  constexpr std::string_view css =
      ".a { --a: 1em } .b { --a: red } p { color: var(--a); float: var(--a); top: "
      "var(--none) }";
  Diagnostics diagnostics;
  report_unsupported_in_reflow(sheets_of(css), {}, diagnostics);
  REQUIRE(diagnostics.list().size() == 2);
  for (const Diagnostic& each : diagnostics.list()) {
    CHECK(each.code == "css-invalid");
  }
  CHECK(diagnostics.list()[0].span.begin == css.find("float"));
  CHECK(diagnostics.list()[1].span.begin == css.find("top"));
}
