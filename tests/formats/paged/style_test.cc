#include "formats/paged/style.h"

#include <doctest/doctest.h>

using namespace octavo;
using namespace octavo::paged;

TEST_CASE("style: on A5 a page has 33 lines of 10.5 on 14 points") {
  const BookStyle book = book_style({}, {});
  CHECK(book.body_size == doctest::Approx(10.5));
  CHECK(book.leading == doctest::Approx(14));
  CHECK(book.page.depth == doctest::Approx(33 * 14));
  CHECK(book.page.measure == doctest::Approx(297.57).epsilon(0.001));
}

TEST_CASE("style: the book may name its paper, and the options go before it") {
  Document document;
  document.metadata.paper = Paper{300, 400};
  CHECK(book_style(document, {}).page.width == 300);
  CHECK(book_style(document, {.paper = Paper{500, 600}}).page.width == 500);
}

TEST_CASE("style: the inner margin is narrower than the outer, the top than the bottom") {
  for (const Paper paper :
       {Paper{}, Paper{595.28, 841.89}, Paper{612, 792}, Paper{432, 648}}) {
    const PageGeometry page = book_style({}, {.paper = paper}).page;
    CAPTURE(paper.width);
    CHECK(page.inner < page.outer);
    CHECK(page.top < page.height - page.top - page.depth);
    CHECK(page.inner + page.measure + page.outer == doctest::Approx(page.width));
  }
}

TEST_CASE("style: a wide paper gets wider margins, not longer lines") {
  const BookStyle book = book_style({}, {.paper = Paper{1200, 800}});
  CHECK(book.page.measure <= 34 * book.body_size + 0.01);
}

TEST_CASE("style: any paper has room for a line") {
  for (const Paper paper : {Paper{50, 50}, Paper{1, 1}, Paper{0, -3}, Paper{36, 5000}}) {
    const BookStyle book = book_style({}, {.paper = paper});
    CAPTURE(paper.width);
    CHECK(book.page.measure > 10);
    CHECK(book.page.depth >= book.leading);
    CHECK(book.page.top + book.page.depth <= book.page.height + 0.01);
  }
}

TEST_CASE("style: code in a line is smaller and in the mono face, in code it stays") {
  const BookStyle book = book_style({}, {});
  const TextStyle body = text_style(book, TextKind::body);
  const TextStyle code = code_style(book, body);
  CHECK(code.face.generic == GenericFamily::mono);
  CHECK(code.size < body.size);
  CHECK(code.hyphenation == Hyphenation::none);
  CHECK(code_style(book, code).size == code.size);
}
