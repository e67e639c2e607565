#include "formats/epub/stylesheet.h"

#include <string_view>

#include <doctest/doctest.h>

using namespace octavo;

namespace {

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
  const std::string_view css = epub::stylesheet();
  for_each_value(css,
                 " color:", [](std::string_view value) { CHECK(value == " inherit"); });
  // What shines through is seen on any ground.
  for_each_value(css, "background-color:", [](std::string_view value) {
    CHECK(value.starts_with(" rgba("));
  });
  CHECK(css.find("background:") == std::string_view::npos);
  CHECK(css.find(": #") == std::string_view::npos);
}

TEST_CASE("stylesheet: sizes follow the size of type that the reader has chosen") {
  const std::string_view css = epub::stylesheet();
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
  const std::string_view css = epub::stylesheet();
  CHECK(css.find("white-space: pre-wrap") != std::string_view::npos);
  CHECK(css.find("overflow-x: auto") != std::string_view::npos);
  CHECK(css.find("max-width: 100%") != std::string_view::npos);
}

TEST_CASE("stylesheet: direction is said by the text, never by the stylesheet") {
  // EPUB 3.3, 6.3.1.1; EPUBCheck's CSS-001.
  const std::string_view css = epub::stylesheet();
  CHECK(css.find("unicode-bidi") == std::string_view::npos);
  CHECK(css.find("direction:") == std::string_view::npos);
}

TEST_CASE("stylesheet: a way back that has words of its author's gets no second arrow") {
  const std::string_view css = epub::stylesheet();
  CHECK(css.find(".backlink:empty::after {") != std::string_view::npos);
  CHECK(css.find(".backlink::after {") == std::string_view::npos);
}
