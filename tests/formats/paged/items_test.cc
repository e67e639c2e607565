#include "formats/paged/items.h"

#include <doctest/doctest.h>

#include "tests/formats/paged/set_text.h"

namespace octavo::paged {
namespace {

/// Every byte is as wide as one point, every hyphen as four.
Items items_of(std::string_view text,
               const ParagraphStyle& style,
               const std::vector<Opportunity>& found) {
  const ParagraphText paragraph = plain(text);
  std::vector<Scaled> advances(text.size() + 1);
  for (std::size_t i = 0; i < advances.size(); ++i) {
    advances[i] = to_scaled(static_cast<double>(i));
  }
  const std::vector<Scaled> hyphens = {to_scaled(4)};
  return make_items({.paragraph = paragraph,
                     .opportunities = found,
                     .advances = advances,
                     .hyphen_widths = hyphens},
                    style);
}

/// Widths of boxes; "_" a space that stretches, "|" a break that does not, and so on.
std::string drawn(const Items& items) {
  std::string result;
  for (const BreakItem& item : items.items) {
    result += item.kind == BreakKind::emergency     ? "~"
              : item.kind == BreakKind::forced      ? "!"
              : item.kind == BreakKind::hyphenation ? "-"
              : item.stretch > 0                    ? "_"
              : item.kind == BreakKind::allowed
                  ? "|"
                  : std::to_string(static_cast<int>(to_points(item.width)));
    result += ' ';
  }
  return result;
}

}  // namespace

TEST_CASE("items: words are boxes, and the spaces between them stretch and shrink") {
  const Items items = items_of("one three", justified(50), {{.offset = 4}});
  CHECK(drawn(items) == "3 _ 5 ");
  CHECK(items.items[1].width == to_scaled(1));
  CHECK(items.items[1].stretch == to_scaled(1) * 7 / 10);
  CHECK(items.items[1].shrink == to_scaled(1) / 4);
}

TEST_CASE("items: spaces of ragged text do not stretch") {
  const Items items = items_of("one three", ragged(50), {{.offset = 4}});
  CHECK(drawn(items) == "3 | 5 ");
  CHECK(items.items[1].width == to_scaled(1));
  CHECK(items.items[1].shrink == 0);
}

TEST_CASE("items: spaces of code in a line do not stretch") {
  ParagraphText paragraph = plain("a = b");
  paragraph.runs[0].style.face.generic = GenericFamily::mono;
  const std::vector<Opportunity> found = {{.offset = 2}, {.offset = 4}};
  const std::vector<Scaled> advances = {0, 1, 2, 3, 4, 5};
  const Items items = make_items({.paragraph = paragraph,
                                  .opportunities = found,
                                  .advances = advances,
                                  .hyphen_widths = {0}},
                                 justified(50));
  for (const BreakItem& item : items.items) {
    CHECK(item.stretch == 0);
    CHECK(item.shrink == 0);
  }
}

TEST_CASE("items: a no-break space stretches and holds") {
  const Items items = items_of("a\u00A0b", justified(50), {});
  CHECK(drawn(items) == "1 _ 1 ");
  CHECK(items.items[1].kind == BreakKind::none);
}

TEST_CASE("items: a no-break space gives and takes as much as a word space") {
  const Items items = items_of("a\u00A0b  c", justified(50), {{.offset = 6}});
  REQUIRE(items.items.size() == 5);
  // Both are two bytes, and so two points.
  CHECK(items.items[1].width == items.items[3].width);
  CHECK(items.items[1].stretch == items.items[3].stretch);
  CHECK(items.items[1].shrink == items.items[3].shrink);
}

TEST_CASE("items: thin spaces and those of a figure are as wide as they are") {
  CHECK(drawn(items_of("a\u202Fb", justified(50), {})) == "5 ");
  CHECK(drawn(items_of("1\u2007b", justified(50), {})) == "5 ");
}

TEST_CASE("items: a division adds its hyphen to the line before") {
  const Items items = items_of("division", justified(50),
                               {{.offset = 3,
                                 .kind = BreakKind::hyphenation,
                                 .penalty = 50,
                                 .hyphen = true,
                                 .adds_hyphen = true}});
  CHECK(drawn(items) == "3 - 5 ");
  CHECK(items.items[1].before == to_scaled(4));
  CHECK(items.sources[1].adds_hyphen);
}

TEST_CASE("items: space at a line's start has no item, but ideographic space is a box") {
  CHECK(drawn(items_of("  one", justified(50), {{.offset = 2}})) == "3 ");
  CHECK(drawn(items_of("\u3000one", justified(50), {{.offset = 3}})) == "3 3 ");
  CHECK(drawn(items_of("a\u2028 one", justified(50),
                       {{.offset = 4, .kind = BreakKind::forced}, {.offset = 5}})) ==
        "1 ! 3 ");
}

TEST_CASE("items: what is wider than a line may end one anywhere in its first line") {
  CHECK(drawn(items_of("abcdefghijkl", justified(5), {})) ==
        "1 ~ 1 ~ 1 ~ 1 ~ 1 ~ 5 ~ 2 ");
}

TEST_CASE("items: the extent is that of the widest part and of all on one line") {
  const Items items =
      items_of("one three\u2028five", justified(50),
               {{.offset = 4}, {.offset = 12, .kind = BreakKind::forced}});
  const Extent found = extent(items);
  CHECK(found.narrowest == doctest::Approx(5));
  CHECK(found.widest == doctest::Approx(9));
}

}  // namespace octavo::paged
