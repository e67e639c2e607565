#include "tests/extract/heard.h"

#include <stdexcept>

#include <doctest/doctest.h>

using namespace octavo::extract;

using Lines = std::vector<std::string>;

TEST_CASE("heard: a browser's roles are told in order, notes last") {
  CHECK(heard(browser_spoken(
            R"(<b><node role="doc-footnote">1 A <node role="link">note</node></node>
<node role="heading" level="2">On <node role="emphasis">it</node></node>
<node role="listitem" level="1">• a<node role="listitem">b</node></node>
<node role="term">t</node><node role="definition">u</node><node role="definition">v</node>
<node role="definition">w</node><node role="image" name="A &#38; B"/></b>)")) ==
        Lines{"heading 2: Onit", "item: •ab", "item: b", "item: tuv", "picture: A&B",
              "note: 1Anote", "link: note"});
  CHECK_THROWS_AS(browser_spoken("<b>"), std::runtime_error);
}

TEST_CASE("heard: a cell is told with the heads of its row and its column") {
  CHECK(heard(browser_spoken(R"(<node role="table"><node role="row"><node role="cell"/>
<node role="columnheader">A</node></node><node role="row"><node role="rowheader">r</node>
<node role="cell">1</node></node></node><node role="table"><node role="row">
<node role="cell">2</node><node role="cell">3</node></node></node>)")) ==
        Lines{"cell (; ): ", "header: A", "header: r", "cell (r; A): 1", "cell (; ): 2",
              "cell (; ): 3"});
}

TEST_CASE("heard: a PDF's roles are those of a browser") {
  const SpokenBook book{.text = "abcdef",
                        .elements = {{.role = "H3", .begin = 0, .end = 1},
                                     {.role = "TOCI", .begin = 1, .end = 3},
                                     {.role = "Link", .begin = 1, .end = 2},
                                     {.role = "TR", .begin = 3, .end = 5},
                                     {.role = "TH", .scope = "Row", .begin = 3, .end = 4},
                                     {.role = "TD", .begin = 4, .end = 5},
                                     {.role = "Figure", .description = "of it"}}};
  CHECK(heard(book) == Lines{"heading 3: a", "item: bc", "link: b", "header: d",
                             "cell (d; ): e", "picture: ofit"});
}
