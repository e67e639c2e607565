#include "formats/paged/style.h"

#include <doctest/doctest.h>

#include "formats/paged/page_styles.h"
#include "tests/formats/paged/paged_support.h"

using namespace octavo;
using namespace octavo::paged;
using namespace octavo::tests;

namespace {

struct Measures {
  PageFrame frame{};
  double size = 0;
  double leading = 0;
};

/// A right-hand page of a text in general.
Measures page_of(const Document& document, const Options& options = {}) {
  const BookStyle book = book_style(document, options);
  return {.frame = PageStyles(book).usual_frame({}),
          .size = book.root().font.size,
          .leading = book.root().leading()};
}

}  // namespace

TEST_CASE("style: on A5 a page has 33 lines of 10.5 on 14 points") {
  const Measures page = page_of({});
  CHECK(page.size == doctest::Approx(10.5));
  CHECK(page.leading == doctest::Approx(14));
  CHECK(page.frame.depth == doctest::Approx(33 * 14));
  CHECK(page.frame.measure == doctest::Approx(297.57).epsilon(0.001));
}

TEST_CASE("style: the book may name its paper, and the options go before it") {
  Document document;
  document.metadata.paper = Paper{300, 400};
  CHECK(page_of(document).frame.width == 300);
  CHECK(page_of(document, {.paper = Paper{500, 600}}).frame.width == 500);
}

TEST_CASE("style: the inner margin is narrower than the outer, the top than the bottom") {
  for (const Paper paper :
       {Paper{}, Paper{595.28, 841.89}, Paper{612, 792}, Paper{432, 648}}) {
    const PageFrame page = page_of({}, {.paper = paper}).frame;
    CAPTURE(paper.width);
    CHECK(page.left < page.width - page.left - page.measure);
    CHECK(page.top < page.height - page.top - page.depth);
  }
}

TEST_CASE("style: pages that face each other mirror their margins") {
  const Document document;
  const BookStyle book = book_style(document, {});
  PageStyles styles(book);
  const PageFrame recto = styles.frame({.index = 2});
  const PageFrame verso = styles.frame({.index = 3});
  CHECK(recto.measure == doctest::Approx(verso.measure));
  CHECK(recto.left == doctest::Approx(verso.width - verso.left - verso.measure));
  CHECK(recto.left < verso.left);
}

TEST_CASE("style: a wide paper gets wider margins, not longer lines") {
  const Measures page = page_of({}, {.paper = Paper{1200, 800}});
  CHECK(page.frame.measure <= 34 * page.size + 0.01);
}

TEST_CASE("style: any paper has room for a line") {
  for (const Paper paper : {Paper{50, 50}, Paper{1, 1}, Paper{0, -3}, Paper{36, 5000}}) {
    const Measures page = page_of({}, {.paper = paper});
    CAPTURE(paper.width);
    CHECK(page.frame.measure > 10);
    CHECK(page.frame.depth >= page.leading);
    CHECK(page.frame.top + page.frame.depth <= page.frame.height + 0.01);
  }
}

TEST_CASE(
    "style: code in a line is smaller and in the mono face, in a block of code it "
    "stays") {
  const Document document =
      document_of({tree::paragraph({tree::text("a"), {.kind = Code{"b"}}}),
                   {.kind = CodeBlock{.text = "c"}}});
  const BookStyle book = book_style(document, {});
  const auto style_of = [&](css::ElementId element) {
    return text_style(book.of(element), book);
  };
  const Block& paragraph = document.content[0];
  const TextStyle body = style_of(book.elements.find(paragraph.id));
  const TextStyle code =
      style_of(book.elements.find(std::get<Paragraph>(paragraph.kind).content[1].id));
  CHECK(code.face.generic == GenericFamily::mono);
  CHECK(code.size < body.size);
  CHECK(code.hyphenation == Hyphenation::none);
  const NodeId block = document.content[1].id;
  CHECK(style_of(book.elements.find(block, css::Part::inner)).size ==
        style_of(book.elements.find(block)).size);
}
