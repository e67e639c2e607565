#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "tests/formats/epub/book.h"

using namespace octavo;
using namespace octavo::test;

namespace {

/// An English article: a quotation of two paragraphs, the second `b` and with words of
/// class `words`, and a paragraph `c` whose author says that it runs from left to right.
Document article() {
  Block second = paragraph("two ", "b");
  std::get<Paragraph>(second.kind)
      .content.push_back(
          {.kind = Styled{{text("words")}}, .attributes = {.classes = {"words"}}});
  Block quote{.kind = Quote{{paragraph("one", "a"), std::move(second)}},
              .attributes = {.classes = {"quote"}}};
  Block stated = paragraph("three", "c");
  stated.attributes.pairs = {{"dir", "ltr"}};
  Document document{.metadata = {.language = "en"},
                    .content = {std::move(quote), std::move(stated)}};
  std::uint32_t number = 1;
  for (Block& block : document.content) {
    block.id = NodeId{number++};
  }
  return document;
}

struct Made {
  /// "p.a rtl": elements and what they say of their direction.
  std::vector<std::string> directions{};
  std::vector<std::string> reports{};
  std::string css{};
};

std::string attribute_of(std::string_view tag, std::string_view name) {
  const std::string begin = " " + std::string(name) + "=\"";
  const std::size_t at = tag.find(begin);
  if (at == std::string_view::npos) {
    return {};
  }
  CHECK(tag.find(begin, at + 1) == std::string_view::npos);
  const std::size_t value = at + begin.size();
  return std::string(tag.substr(value, tag.find('"', value) - value));
}

Made made(Document document, std::string_view css, const std::string& file) {
  const Document book = styled(std::move(document), css);
  Diagnostics diagnostics;
  const auto bytes =
      epub::write_epub({.document = book, .options = {}}, diagnostics).bytes;
  const auto entries = unpack(bytes.value_or(""));
  REQUIRE(entries);
  Made result{.css = file_of(*entries, "style.css")};
  for (const Diagnostic& each : diagnostics.list()) {
    result.reports.push_back(each.message);
  }
  const std::string text = file_of(*entries, file);
  for (std::size_t at = text.find('<'); at != std::string::npos;
       at = text.find('<', at + 1)) {
    const std::string tag = text.substr(at, text.find('>', at) - at);
    const std::string direction = attribute_of(tag, "dir");
    const std::string name = attribute_of(tag, "class");
    if (!direction.empty()) {
      result.directions.push_back(tag.substr(1, tag.find_first_of(" /") - 1) +
                                  (name.empty() ? "" : "." + name) + " " + direction);
    }
  }
  return result;
}

using Words = std::vector<std::string>;

Words directions(std::string_view css) {
  const Made result = made(article(), css, "chapter-001.xhtml");
  CAPTURE(css);
  CHECK(result.reports.empty());
  CHECK(!holds(result.css, "direction:"));
  return result.directions;
}

/// What is reported, with nothing else turned than what is anyway.
Words reports(std::string_view css) {
  const Made result = made(article(), css, "chapter-001.xhtml");
  CAPTURE(css);
  CHECK(result.directions == Words{"p.c ltr"});
  return result.reports;
}

}  // namespace

TEST_CASE("directions: an element of another direction says so, and nothing else does") {
  CHECK(directions("p { color: red }") == Words{"p.c ltr"});
  CHECK(directions(".b { direction: rtl }") == Words{"p.b rtl", "p.c ltr"});
  CHECK(directions(".words { direction: rtl }") == Words{"span.words rtl", "p.c ltr"});
  CHECK(directions(".quote { direction: rtl }") ==
        Words{"blockquote.quote rtl", "p.c ltr"});
  CHECK(directions("p { direction: ltr }") == Words{"p.c ltr"});
  CHECK(directions(".none { direction: rtl }") == Words{"p.c ltr"});
}

TEST_CASE("directions: those inside follow unless they are told otherwise") {
  CHECK(directions("body { direction: rtl }") == Words{"body rtl", "p.c ltr"});
  CHECK(directions("html { direction: rtl }") == Words{"html.article rtl", "p.c ltr"});
  CHECK(directions(".quote { direction: rtl } .b { direction: ltr }") ==
        Words{"blockquote.quote rtl", "p.b ltr", "p.c ltr"});
  CHECK(directions(".quote { direction: rtl } .b { direction: initial }") ==
        Words{"blockquote.quote rtl", "p.b ltr", "p.c ltr"});
}

TEST_CASE("directions: a rule goes before what the text says") {
  CHECK(directions(".c { direction: rtl }") == Words{"p.c rtl"});
  CHECK(directions("body { direction: rtl } .c { direction: inherit }") ==
        Words{"body rtl", "p.c rtl"});
  CHECK(directions("body { direction: rtl } .c { direction: revert }") ==
        Words{"body rtl", "p.c ltr"});
}

TEST_CASE("directions: the cascade decides, of the rules that reading systems have") {
  CHECK(directions("p.b { direction: rtl } p { direction: ltr }") ==
        Words{"p.b rtl", "p.c ltr"});
  CHECK(directions("p { direction: rtl !important } .b { direction: ltr }") ==
        Words{"p.a rtl", "p.b rtl", "p.c rtl"});
  CHECK(directions("@media print { p { direction: rtl } }") == Words{"p.c ltr"});
  CHECK(directions("@media screen { .b { direction: rtl } }") ==
        Words{"p.b rtl", "p.c ltr"});
  CHECK(directions("@media not print { .b { direction: rtl } }") ==
        Words{"p.b rtl", "p.c ltr"});
}

TEST_CASE("directions: variables are looked up where they are asked for") {
  CHECK(directions(":root { --way: rtl } .b { direction: var(--way) }") ==
        Words{"p.b rtl", "p.c ltr"});
  CHECK(directions(".a { --way: rtl } .b { --way: ltr }"
                   "p { direction: var(--way, inherit) }") ==
        Words{"p.a rtl", "p.c ltr"});
}

TEST_CASE("directions: what waits for a reader or a screen is reported") {
  const Words lost = {"an e-book cannot do 'direction: rtl'"};
  CHECK(reports(".b:hover { direction: rtl }") == lost);
  CHECK(reports("@media (max-width: 30em) { .b { direction: rtl } }") == lost);
  CHECK(reports("@media screen and (color) { .b { direction: rtl } }") == lost);
  CHECK(reports("@supports (display: grid) { .b { direction: rtl } }") == lost);
  CHECK(reports(".b::before { content: 'x'; direction: rtl }") == lost);
}

TEST_CASE("directions: a variable that waits is reported where it is asked for") {
  const Words lost = {"an e-book cannot do 'direction: var(--way)'"};
  CHECK(reports(":root { --way: ltr }"
                "@media (max-width: 30em) { :root { --other: rtl; --way: rtl } }"
                ".b { direction: var(--way) }") == lost);
  CHECK(reports(":root { --way: var(--other); --other: ltr }"
                "@media (max-width: 30em) { :root { --other: rtl } }"
                ".b { direction: var(--way) }") == lost);
  CHECK(reports(":root { --way: ltr }"
                "@media (max-width: 30em) { :root { --other: rtl } }"
                ".b { direction: var(--way) }")
            .empty());
}

TEST_CASE("directions: selectors do not meet what is said only for reading systems") {
  const std::string css =
      made(article(), ".b { direction: rtl } p:not([dir]) { color: red }",
           "chapter-001.xhtml")
          .css;
  CHECK(holds(css, "data-octavo"));
  CHECK(!holds(css, "[dir]"));
  CHECK(holds(made(article(), "p:not([dir]) { color: red }", "chapter-001.xhtml").css,
              "[dir]"));
}

TEST_CASE("directions: a book of the other direction is turned in each of its files") {
  Document arabic = book();
  arabic.metadata.language = "ar";
  for (const char* file : {"chapter-001.xhtml", "chapter-002.xhtml", "nav.xhtml"}) {
    CAPTURE(file);
    CHECK(made(arabic, "html { direction: ltr }", file).directions.front() ==
          "html.book ltr");
  }
}

TEST_CASE("directions: sides by the direction of text go both ways where it turns") {
  constexpr std::string_view css = ".b { direction: rtl } p { margin-inline-start: 1em }";
  CHECK(holds(made(article(), css, "chapter-001.xhtml").css, "margin-inline-start"));
}
