#include "formats/css/property.h"

#include <algorithm>
#include <set>
#include <string>

#include <doctest/doctest.h>

#include "formats/css/compute.h"

using namespace octavo;
using namespace octavo::css;

namespace {

/// The style that declarations give an element of a parent with a type of 10 points.
Style style_of(const std::string& declarations, const Style* parent = nullptr) {
  Diagnostics diagnostics;
  const Stylesheet sheet =
      parse_sheet("p {" + declarations + "}", FileId{0}, Origin::author, diagnostics);
  CAPTURE(declarations);
  for (const Diagnostic& each : diagnostics.list()) {
    CAPTURE(each.message);
    CHECK(false);
  }
  Style outer;
  outer.font.size = 10;
  const auto& rule = std::get<StyleRule>(sheet.rules.at(0).kind);
  const Matched matched{.declarations = &rule.declarations};
  return compute_style({&matched, 1},
                       {.parent = parent == nullptr ? &outer : parent, .root = &outer},
                       nullptr);
}

bool is_valid(const std::string& declaration) {
  Diagnostics diagnostics;
  parse_sheet("p {" + declaration + "}", FileId{0}, Origin::author, diagnostics);
  return diagnostics.list().empty();
}

double left_margin(const std::string& declarations) {
  return side_of(style_of(declarations).margin, Side::left)->at(100);
}

}  // namespace

TEST_CASE("property: the table is in order, and every shorthand has longhands in it") {
  std::set<std::string_view> names;
  for (const PropertyInfo& each : properties()) {
    CAPTURE(each.name);
    CHECK(names.insert(each.name).second);
    const bool can_be_read = each.parse != nullptr;
    CHECK(can_be_read);
    const bool is_handed_on =
        each.support == Support::reflowable || each.support == Support::neither;
    CHECK((each.copy != nullptr || !each.longhands.empty() || is_handed_on));
    std::string_view rest = each.longhands;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find(' '), rest.size());
      const PropertyInfo* found = find_property(rest.substr(0, end));
      REQUIRE(found != nullptr);
      CHECK(found->longhands.empty());
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  CHECK(std::ranges::is_sorted(properties(), {}, &PropertyInfo::name));
}

TEST_CASE("property: older names stand for newer ones") {
  CHECK(find_property("word-wrap") == find_property("overflow-wrap"));
  CHECK(find_property("page-break-before") == find_property("break-before"));
  CHECK(find_property("-epub-hyphens") == find_property("hyphens"));
  CHECK(style_of("page-break-before: always").break_before == Break::page);
  CHECK(find_property("no-such-thing") == nullptr);
}

TEST_CASE("property: sizes of type are shares of the parent's") {
  CHECK(style_of("font-size: 2em").font.size == doctest::Approx(20));
  CHECK(style_of("font-size: 150%").font.size == doctest::Approx(15));
  CHECK(style_of("font-size: larger").font.size == doctest::Approx(12));
  CHECK(style_of("font-size: medium").font.size == doctest::Approx(12));
  CHECK(style_of("font-size: 2em; text-indent: 1em").text_indent.amount.at(0) ==
        doctest::Approx(20));
  CHECK(style_of("text-indent: 1em; font-size: 2em").text_indent.amount.at(0) ==
        doctest::Approx(20));
}

TEST_CASE("property: weights, also in relation to the parent's (Fonts 4, 2.2.1)") {
  CHECK(style_of("font-weight: bold").font.weight == 700);
  CHECK(style_of("font-weight: 350").font.weight == 350);
  CHECK(style_of("font-weight: bolder").font.weight == 700);
  Style bold;
  bold.font.weight = 700;
  CHECK(style_of("font-weight: bolder", &bold).font.weight == 900);
  CHECK(style_of("font-weight: lighter", &bold).font.weight == 400);
  CHECK_FALSE(is_valid("font-weight: 0"));
}

TEST_CASE("property: families are names, quoted or not, and generic ones") {
  const Style style = style_of("font-family: 'My Face', Times New Roman, serif");
  REQUIRE(style.font.families.size() == 3);
  CHECK(style.font.families[0].name == "My Face");
  CHECK(style.font.families[1].name == "Times New Roman");
  CHECK(style.font.families[1].generic == GenericName::none);
  CHECK(style.font.families[2].generic == GenericName::serif);
  CHECK(style_of("font-family: 'serif'").font.families[0].generic == GenericName::none);
}

TEST_CASE("property: font sets all of the face, and what it does not name anew") {
  const Style style =
      style_of("font-variant: small-caps; font: italic bold 12pt/1.5 serif");
  CHECK(style.font.slant == FontSlant::italic);
  CHECK(style.font.weight == 700);
  CHECK(style.font.size == doctest::Approx(12));
  CHECK(style.leading() == doctest::Approx(18));
  CHECK(style.font.caps.empty());
  CHECK(style_of("font: small-caps 1em sans-serif").font.caps.size() == 1);
  CHECK_FALSE(is_valid("font: bold"));
  CHECK_FALSE(is_valid("font: 12pt"));
}

TEST_CASE("property: what may be made of faces is all that font-synthesis names") {
  const auto made = [](const std::string& css) { return style_of(css).font.synthesis; };
  CHECK(made("") == FontSynthesis{.weight = true, .slant = true, .small_caps = true});
  CHECK(made("font-synthesis: none") ==
        FontSynthesis{.weight = false, .slant = false, .small_caps = false});
  CHECK(made("font-synthesis: small-caps weight") ==
        FontSynthesis{.weight = true, .slant = false, .small_caps = true});
  CHECK(made("font-synthesis: none; font-synthesis-style: auto") ==
        FontSynthesis{.weight = false, .slant = true, .small_caps = false});
  CHECK(made("font-synthesis-small-caps: none").small_caps == false);
  CHECK(made("font-synthesis-weight: none; font: bold 12pt serif").weight == false);
  for (const std::string wrong :
       {"font-synthesis: none weight", "font-synthesis: style style",
        "font-synthesis: weight none", "font-synthesis: auto",
        "font-synthesis-weight: bold"}) {
    CAPTURE(wrong);
    CHECK_FALSE(is_valid(wrong));
  }
}

TEST_CASE("property: variants of letters are features of OpenType") {
  const auto tags = [](const std::vector<FeatureValue>& features) {
    std::string text;
    for (const FeatureValue& each : features) {
      text += each.tag + "=" + std::to_string(each.value) + " ";
    }
    return text;
  };
  CHECK(tags(style_of("font-variant-caps: all-small-caps").font.caps) ==
        "c2sc=1 smcp=1 ");
  CHECK(tags(style_of("font-variant-numeric: oldstyle-nums tabular-nums").font.numeric) ==
        "onum=1 tnum=1 ");
  CHECK(tags(style_of("font-variant-ligatures: none").font.ligatures) ==
        "liga=0 clig=0 dlig=0 hlig=0 calt=0 ");
  const Style both = style_of("font-variant: small-caps oldstyle-nums");
  CHECK(tags(both.font.caps) == "smcp=1 ");
  CHECK(tags(both.font.numeric) == "onum=1 ");
  CHECK(tags(style_of("font-feature-settings: 'ss01', 'swsh' 2, 'liga' off")
                 .font.features) == "ss01=1 swsh=2 liga=0 ");
  CHECK_FALSE(is_valid("font-variant-numeric: lining-nums oldstyle-nums"));
  CHECK_FALSE(is_valid("font-feature-settings: 'toolong'"));
}

TEST_CASE("property: line height is a number, a length or a share") {
  CHECK(style_of("line-height: 1.5").leading() == doctest::Approx(15));
  CHECK(style_of("line-height: 150%").leading() == doctest::Approx(15));
  CHECK(style_of("line-height: 14pt").leading() == doctest::Approx(14));
  CHECK(style_of("line-height: calc(4 / 3)").leading() == doctest::Approx(40.0 / 3));
  CHECK(style_of("line-height: 2; text-indent: 1lh").text_indent.amount.at(0) ==
        doctest::Approx(20));
  CHECK_FALSE(is_valid("line-height: -1"));
}

TEST_CASE("property: margins are one to four, and follow the direction of the text") {
  CHECK(left_margin("margin: 1pt") == 1);
  CHECK(left_margin("margin: 1pt 2pt") == 2);
  CHECK(left_margin("margin: 1pt 2pt 3pt") == 2);
  CHECK(left_margin("margin: 1pt 2pt 3pt 4pt") == 4);
  CHECK(left_margin("margin-left: 50%") == 50);
  CHECK(left_margin("margin-inline-start: 5pt") == 5);
  CHECK(left_margin("direction: rtl; margin-inline-start: 5pt") == 0);
  CHECK(left_margin("margin-inline-end: 5pt; direction: rtl") == 5);
  CHECK(left_margin("margin-inline: 5pt 6pt") == 5);
  CHECK_FALSE(side_of(style_of("margin: 0 auto").margin, Side::left).has_value());
  CHECK_FALSE(is_valid("margin: 1pt 2pt 3pt 4pt 5pt"));
  CHECK_FALSE(is_valid("padding: -1pt"));
}

TEST_CASE("property: a border without a style is none") {
  const Border seen = side_of(style_of("border: 2pt solid red").border, Side::left);
  CHECK(seen.width == 2);
  CHECK(seen.color.color.red == 1);
  CHECK(seen.is_seen());
  CHECK(side_of(style_of("border: 2pt").border, Side::left).width == 0);
  CHECK(side_of(style_of("border-top: thin dotted").border, Side::top).width == 0.75);
  CHECK(side_of(style_of("border-inline-start: 1pt solid; direction: rtl").border,
                Side::right)
            .width == 1);
  CHECK(
      side_of(style_of("border: 1pt solid; border-width: 1pt 2pt 3pt").border, Side::left)
          .width == 2);
  CHECK(style_of("color: red; border: 1pt solid").border[0].color.is_current);
}

TEST_CASE("property: the lines of a decoration add up from parent to child") {
  const Style parent = style_of("text-decoration: underline; color: red");
  REQUIRE(parent.decorations.size() == 1);
  CHECK(parent.decorations[0].color.red == 1);
  const Style child = style_of("text-decoration: line-through; color: blue", &parent);
  REQUIRE(child.decorations.size() == 2);
  CHECK(child.decorations[0].lines.underline);
  CHECK(child.decorations[1].lines.line_through);
  CHECK(style_of("text-decoration: none", &parent).decorations.size() == 1);
}

TEST_CASE("property: what is inherited is, what is not is not") {
  Style parent = style_of("color: red; text-indent: 2em; margin: 3pt; orphans: 5");
  const Style child = style_of("", &parent);
  CHECK(child.color.red == 1);
  CHECK(child.text_indent.amount.at(0) == doctest::Approx(20));
  CHECK(child.orphans == 5);
  CHECK(side_of(child.margin, Side::top)->is_zero());
  CHECK(side_of(style_of("margin: inherit", &parent).margin, Side::top)->at(0) == 3);
  CHECK(style_of("color: initial", &parent).color.red == 0);
  CHECK(style_of("color: unset; margin: unset", &parent).color.red == 1);
  CHECK(style_of("all: unset", &parent).orphans == 5);
  CHECK(style_of("all: initial", &parent).orphans == 2);
}

TEST_CASE("property: generated content in all its parts") {
  const Style style = style_of(
      "content: 'a' counter(c, lower-roman) counters(d, '.') attr(href) open-quote "
      "string(title, last) target-counter(attr(href), page) target-text(url(#x), before) "
      "leader('. ')");
  REQUIRE(style.content.items.size() == 9);
  CHECK(style.content.items[1].style == "lower-roman");
  CHECK(style.content.items[2].separator == ".");
  CHECK(style.content.items[5].keyword == "last");
  CHECK(style.content.items[6].address_attribute == "href");
  CHECK(style.content.items[7].url == "#x");
  CHECK(style.content.items[8].text == ". ");
  CHECK(style_of("content: none").content.kind == Content::Kind::none);
  CHECK_FALSE(is_valid("content: counter()"));
  CHECK_FALSE(is_valid("content: bananas"));
}

TEST_CASE("property: counters, strings, bookmarks and quotes") {
  const Style style = style_of(
      "counter-reset: a 5 b; counter-increment: a; string-set: s content() '!', t "
      "attr(id);"
      "bookmark-level: 2; bookmark-label: 'x' content(); quotes: '<' '>' '(' ')'");
  REQUIRE(style.counter_reset.size() == 2);
  CHECK(style.counter_reset[0].value == 5);
  CHECK(style.counter_reset[1].value == 0);
  CHECK(style.counter_increment[0].value == 1);
  CHECK(style.string_set.size() == 2);
  CHECK(style.bookmark_level == 2);
  CHECK(style.bookmark_label->size() == 2);
  CHECK(style.quotes.size() == 2);
}

TEST_CASE("property: the others take what the specifications say") {
  CHECK(style_of("text-indent: 2em hanging each-line").text_indent.hanging);
  CHECK(style_of("hyphenate-limit-chars: 6 3").hyphen_limits.after == 3);
  CHECK(style_of("hyphenate-limit-lines: 2").hyphen_lines == 2);
  CHECK(style_of("hyphenate-limit-lines: no-limit").hyphen_lines == 0);
  CHECK(style_of("hanging-punctuation: first allow-end").hanging_punctuation.allow_end);
  CHECK(style_of("text-transform: uppercase").text_transform.letters ==
        CaseTransform::uppercase);
  CHECK(style_of("vertical-align: 20%").vertical_align.amount.at(10) ==
        doctest::Approx(2));
  CHECK(style_of("initial-letter: 3").initial_letter.sink == 3);
  CHECK(style_of("initial-letter: 3 1").initial_letter.sink == 1);
  CHECK(style_of("list-style: square inside").list_style.inside);
  CHECK(style_of("list-style: '- '").list_style.is_text);
  CHECK(style_of("list-style: none").list_style.type.empty());
  CHECK(style_of("columns: 2 10em").columns.count == 2);
  CHECK(style_of("border-spacing: 1pt 2pt").border_spacing_y == 2);
  CHECK(style_of("tab-size: 4").tab_size == 4);
  CHECK(style_of("text-emphasis-style: open sesame").text_emphasis.mark == "\uFE46");
  CHECK(style_of("size: A4 landscape").size->width > style_of("size: A4").size->width);
  CHECK(style_of("size: 10cm 20cm").size->height == doctest::Approx(20 * 72 / 2.54));
  CHECK(style_of("marks: crop cross").marks.cross);
  CHECK(style_of("background: rgb(0 0 255)").background.color.blue == 1);
}

TEST_CASE("property: what one of the books cannot do is told") {
  const auto support = [](std::string_view name, std::string_view value) {
    Assignments assignments;
    const PropertyInfo* property = find_property(name);
    const bool is_taken =
        assign_declaration(*property, parse_component_values(value), assignments);
    CHECK(is_taken);
    return std::string(has_pages(property->support) && assignments.on_pages ? "pages "
                                                                            : "") +
           (has_reflow(property->support) && assignments.in_reflow ? "reflow" : "");
  };
  CHECK(support("color", "red") == "pages reflow");
  CHECK(support("writing-mode", "vertical-rl") == "reflow");
  CHECK(support("writing-mode", "horizontal-tb") == "pages reflow");
  CHECK(support("float", "left") == "reflow");
  CHECK(support("float", "top").empty());
  CHECK(support("content", "string(title)") == "pages ");
  CHECK(support("string-set", "a content()") == "pages ");
  CHECK(support("string-set", "a 'b' content(), c content(before)").empty());
  CHECK(support("bookmark-label", "target-text('#a', first-letter)") == "pages ");
  CHECK(support("bookmark-label", "target-text('#a', after)").empty());
  CHECK(support("display", "grid") == "reflow");
  CHECK(support("animation", "x 1s") == "reflow");
}
