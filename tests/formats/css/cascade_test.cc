#include "formats/css/cascade.h"

#include <string>

#include <doctest/doctest.h>

#include "tests/formats/css/made_tree.h"

using namespace octavo;
using namespace octavo::css;
using octavo::tests::MadeTree;

namespace {

struct Sheets {
  std::vector<Stylesheet> list{};
  Diagnostics diagnostics{};

  void add(std::string_view text, Origin origin = Origin::author) {
    list.push_back(parse_sheet(text, FileId{0}, origin, diagnostics));
  }
  StyledTree style(const ElementTree& tree) const {
    return style_elements(tree, active_rules(list, {}).styles, {});
  }
};

/// html > body > div.a#d > p.one, p.two > em
struct Family {
  MadeTree made{};
  ElementId html = made.add(ElementId::none, "html");
  ElementId body = made.add(html, "body");
  ElementId div = made.add(body, "div", {{"class", "a"}, {"id", "d"}});
  ElementId one = made.add(div, "p", {{"class", "one"}});
  ElementId two = made.add(div, "p", {{"class", "two"}});
  ElementId em = made.add(two, "em");
  const ElementTree& tree = made.finish();
};

double red(const StyledTree& styles, ElementId element) {
  return styles[element].color.red;
}

}  // namespace

TEST_CASE("cascade: the more specific selector wins, of equals the later") {
  Family family;
  Sheets sheets;
  sheets.add(".one { color: red } p { color: blue } p { orphans: 3 } p { orphans: 4 }");
  const StyledTree styles = sheets.style(family.tree);
  CHECK(red(styles, family.one) == 1);
  CHECK(red(styles, family.two) == 0);
  CHECK(styles[family.two].orphans == 4);
}

TEST_CASE("cascade: the author's words go before octavo's, whatever their selectors") {
  Family family;
  Sheets sheets;
  sheets.add("p { color: red }");
  sheets.add("#d p.one { color: blue; orphans: 7 }", Origin::house);
  const StyledTree styles = sheets.style(family.tree);
  CHECK(red(styles, family.one) == 1);
  CHECK(styles[family.one].orphans == 7);
}

TEST_CASE("cascade: what is important goes before what is not") {
  Family family;
  Sheets sheets;
  sheets.add("p { color: red !important } #d p { color: blue }");
  sheets.add("p { orphans: 9 !important }", Origin::house);
  sheets.add("p { orphans: 3 !important }");
  const StyledTree styles = sheets.style(family.tree);
  CHECK(red(styles, family.one) == 1);
  CHECK(styles[family.one].orphans == 9);
}

TEST_CASE("cascade: revert asks for what octavo's own stylesheets say") {
  Family family;
  Sheets sheets;
  sheets.add("p { orphans: 6 }", Origin::house);
  sheets.add("p { orphans: 3 } .one { orphans: revert }");
  const StyledTree styles = sheets.style(family.tree);
  CHECK(styles[family.one].orphans == 6);
  CHECK(styles[family.two].orphans == 3);
}

TEST_CASE("cascade: a theme stands between octavo's default and the author") {
  Family family;
  Sheets sheets;
  sheets.add("p { orphans: 3 } .one { widows: revert }");
  sheets.add("p { orphans: 4; widows: 5 }", Origin::theme);
  sheets.add("#d p.one { orphans: 6; widows: 7 }", Origin::house);
  const StyledTree styles = sheets.style(family.tree);
  CHECK(styles[family.one].orphans == 3);
  CHECK(styles[family.one].widows == 5);
}

TEST_CASE("cascade: rules of another medium do not count") {
  Family family;
  Sheets sheets;
  sheets.add("@media screen { p { color: red } } @media print { em { color: red } }");
  const StyledTree styles = sheets.style(family.tree);
  CHECK(red(styles, family.one) == 0);
  CHECK(red(styles, family.em) == 1);
}

TEST_CASE("cascade: equal elements share one style") {
  MadeTree made;
  const ElementId html = made.add(ElementId::none, "html");
  const ElementId body = made.add(html, "body");
  for (int index = 0; index < 1000; ++index) {
    made.add(body, "p");
  }
  const ElementTree& tree = made.finish();
  Sheets sheets;
  sheets.add("p { text-indent: 1em } p:first-child { text-indent: 0 }");
  CHECK(sheets.style(tree).style_count() == 4);
}

TEST_CASE("cascade: pseudo-elements inherit from their element") {
  Family family;
  Sheets sheets;
  sheets.add("p { color: red } p.one::before { content: 'x'; orphans: 5 }");
  const StyledTree styles = sheets.style(family.tree);
  const Style* before = styles.find(family.one, PseudoElement::before);
  REQUIRE(before != nullptr);
  CHECK(before->color.red == 1);
  CHECK(before->orphans == 5);
  CHECK(styles[family.one].orphans == 2);
  CHECK(styles.find(family.two, PseudoElement::before) == nullptr);
}

TEST_CASE("cascade: a value that its variables make too long is none") {
  Family family;
  Sheets sheets;
  std::string names;
  for (std::size_t at = 0; at < longest_value; ++at) {
    names += " a";
  }
  sheets.add("html { --names:" + names + " } p { counter-reset: var(--names) }");
  const StyledTree styles = sheets.style(family.tree);
  CHECK(styles[family.one].counter_reset.empty());
  CHECK(styles.invalid().size() == 1);
}

TEST_CASE("cascade: variables are inherited, and a bad one unsets what names it") {
  Family family;
  Sheets sheets;
  sheets.add(
      "html { --ink: red } p { color: var(--ink) } .one { --ink: blue }"
      "em { color: var(--none); orphans: var(--ink) }");
  const StyledTree styles = sheets.style(family.tree);
  CHECK(red(styles, family.one) == 0);
  CHECK(red(styles, family.two) == 1);
  CHECK(red(styles, family.em) == 1);
  CHECK(styles[family.em].orphans == 2);
  CHECK(styles.invalid().size() == 2);
}

TEST_CASE("cascade: root lengths are the root's") {
  Family family;
  Sheets sheets;
  sheets.add(
      "html { font-size: 20pt; line-height: 1.5 } p { font-size: 5pt }"
      ".one { text-indent: 1rem } .two { text-indent: 1rlh }");
  const StyledTree styles = sheets.style(family.tree);
  CHECK(styles[family.one].text_indent.amount.at(0) == doctest::Approx(20));
  CHECK(styles[family.two].text_indent.amount.at(0) == doctest::Approx(30));
}
