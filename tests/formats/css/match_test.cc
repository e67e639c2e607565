#include "formats/css/match.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "tests/formats/css/selector_cases.h"
#include "tests/formats/css/selector_support.h"
#include "tests/formats/css/xhtml_tree.h"
#include "tests/support.h"

using namespace octavo;
using namespace octavo::css;
using namespace octavo::tests;

namespace {

/// The ids of the elements that one of the selectors matches; "-": none.
std::string ids_found(const ElementTree& tree,
                      const std::vector<const ComplexSelector*>& selectors) {
  std::string ids;
  Matcher(selectors).match(tree,
                           [&](ElementId id, std::span<const std::uint32_t> matched) {
                             if (!matched.empty()) {
                               ids += (ids.empty() ? "" : " ") + shown_id(tree[id]);
                             }
                           });
  return ids.empty() ? "-" : ids;
}

std::string ids_found(const ElementTree& tree, std::string_view selectors) {
  const SelectorList list = good_selectors(selectors);
  return ids_found(tree, pointers_to(list));
}

/// As `querySelectorAll` has it, which finds no pseudo-elements.
std::string ids_queried(const ElementTree& tree, const std::string& selectors) {
  SelectorError error;
  const auto list = parse_selectors(parse_component_values(selectors), error);
  if (!list) {
    return "invalid";
  }
  std::vector<const ComplexSelector*> of_elements = pointers_to(*list);
  std::erase_if(of_elements, [](const ComplexSelector* selector) {
    return selector->pseudo_element != PseudoElement::none;
  });
  return ids_found(tree, of_elements);
}

MadeTree tree_of(std::string_view body) {
  return read_xhtml("<html lang=\"en\"><body>" + std::string(body) + "</body></html>");
}

}  // namespace

TEST_CASE("match: every case of selectors finds what Chromium finds") {
  const std::vector<SelectorCase> cases = read_selector_cases();
  CHECK(cases.size() >= 200);
  const MadeTree made = read_xhtml(read_file(source_folder() / selector_cases_document));
  for (const SelectorCase& each : cases) {
    CAPTURE(each.clause);
    CAPTURE(each.selector);
    CHECK(ids_queried(made.tree(), each.selector) == each.found);
  }
}

TEST_CASE("match: all cases of selectors at once find what each of them finds") {
  const MadeTree made = read_xhtml(read_file(source_folder() / selector_cases_document));
  SelectorList all;
  std::vector<std::string> expected;
  for (const SelectorCase& each : read_selector_cases()) {
    SelectorError error;
    const auto list = parse_selectors(parse_component_values(each.selector), error);
    for (const ComplexSelector& selector : list.value_or(SelectorList{})) {
      all.push_back(selector);
      expected.push_back(ids_found(made.tree(), {&selector}));
    }
  }
  std::vector<std::string> found(all.size());
  std::uint32_t next = 0;
  Matcher(pointers_to(all))
      .match(made.tree(), [&](ElementId id, std::span<const std::uint32_t> matched) {
        CHECK(id == ElementId{next++});
        CHECK(std::ranges::is_sorted(matched));
        for (const std::uint32_t selector : matched) {
          found[selector] +=
              (found[selector].empty() ? "" : " ") + shown_id(made.tree()[id]);
        }
      });
  CHECK(next == made.tree().elements.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    CAPTURE(to_css(all[i]));
    CHECK((found[i].empty() ? "-" : found[i]) == expected[i]);
  }
}

TEST_CASE(
    "match: an element that many selectors match has each of them once, ascending") {
  const MadeTree made = tree_of("<p id=\"a\" class=\"x y\">a</p>");
  const SelectorList list = good_selectors("p, .x.y, #a, p, :is(.x, .y, p), em, *, .y");
  std::vector<std::uint32_t> found;
  Matcher(pointers_to(list))
      .match(made.tree(), [&](ElementId id, std::span<const std::uint32_t> matched) {
        if (made.tree()[id].name == "p") {
          found.assign(matched.begin(), matched.end());
        }
      });
  CHECK(found == std::vector<std::uint32_t>{0, 1, 2, 3, 4, 6, 7});
}

TEST_CASE("match: a pseudo-element is that of the element before it") {
  const MadeTree made = tree_of("<p id=\"a\">a</p><p id=\"b\" class=\"x\">b</p>");
  CHECK(ids_found(made.tree(), ".x::before") == "b");
  CHECK(ids_found(made.tree(), "p::first-line") == "a b");
  CHECK(ids_found(made.tree(), "p::before:hover") == "-");
}

TEST_CASE("match: names of elements and attributes have no case, classes and ids have") {
  const MadeTree made = tree_of("<p id=\"a\" class=\"x\" title=\"t\">a</p>");
  CHECK(ids_found(made.tree(), "P[TITLE].x#a") == "a");
  CHECK(ids_found(made.tree(), ".X, #A") == "-");
}

TEST_CASE(
    "match: an attribute's value has its case, unless the selector says otherwise") {
  const MadeTree made = tree_of("<p id=\"a\" title=\"One\">a</p>");
  CHECK(ids_found(made.tree(), "[title=\"One\" s]") == "a");
  CHECK(ids_found(made.tree(), "[title=\"one\" S]") == "-");
  CHECK(ids_found(made.tree(), "[title=\"oNE\" i]") == "a");
}

TEST_CASE("match: octavo's own classes count as the author's do") {
  MadeTree made = tree_of("<div id=\"a\" class=\"x\">a</div>");
  ElementTree tree{.elements = made.tree().elements};
  tree.elements.back().own_class = "verse own";
  CHECK(ids_found(tree, ".verse.own.x") == "a");
  CHECK(ids_found(tree, "[class=\"verse own x\"]") == "a");
}

TEST_CASE("match: a language range is filtered as RFC 4647, 3.3.2, has it") {
  struct Case {
    std::string_view language{};
    std::string_view selector{};
    bool matches = false;
  };
  constexpr auto cases = std::to_array<Case>({
      {"de-DE", ":lang(de-DE)", true},
      {"de-de", ":lang(de-DE)", true},
      {"de-Latn-DE", ":lang(de-DE)", true},
      {"de-Latf-DE", ":lang(de-DE)", true},
      {"de-DE-x-goethe", ":lang(de-DE)", true},
      {"de-Latn-DE-1996", ":lang(de-DE)", true},
      {"de-Deva-DE", ":lang(de-DE)", true},
      {"de", ":lang(de-DE)", false},
      {"de-x-DE", ":lang(de-DE)", false},
      {"de-Deva", ":lang(de-DE)", false},
      {"de-Latn-DE", ":lang(\"de-*-DE\")", true},
      {"de-DE", ":lang(\"de-*-DE\")", true},
      {"de-x-DE", ":lang(\"de-*-DE\")", false},
      {"de-CH", ":lang(\"*-CH\")", true},
      {"rm-CH", ":lang(\\*-CH)", true},
      {"fr-FR", ":lang(\"*-CH\")", false},
      {"fr-FR", ":lang(\"*\")", true},
      {"und", ":lang(\"*\")", false},
      {"und", ":lang(\"\")", true},
      {"und", ":lang(und)", true},
      {"en", ":lang(\"\")", false},
      {"en", ":lang(fr, \"en\", de)", true},
      {"eng", ":lang(en)", false},
      {"en", ":lang(en-)", false},
      {"en-GB", ":lang(en-G)", false},
  });
  for (const Case& each : cases) {
    CAPTURE(each.language);
    CAPTURE(each.selector);
    MadeTree made;
    made.add(ElementId::none, "html", {{"lang", std::string(each.language)}});
    CHECK(ids_found(made.finish(), each.selector) == (each.matches ? "html" : "-"));
  }
}

TEST_CASE("match: a namespace that is any or none is that of every element") {
  const MadeTree made = tree_of("<p id=\"a\">a</p>");
  CHECK(ids_found(made.tree(), "|p") == "a");
  CHECK(ids_found(made.tree(), "*|p[*|id]") == "a");
}

TEST_CASE("match: positions from the last are those among what the list matches") {
  const MadeTree made = tree_of(
      "<div id=\"d\"><p id=\"a\" class=\"x\"/><i id=\"b\"/><p id=\"c\"/>"
      "<div id=\"e\" class=\"x\"><p id=\"f\" class=\"x\"/><i id=\"g\"/></div></div>"
      "<p id=\"h\" class=\"x\"/><p id=\"i\"/>");
  const auto found = [&](std::string_view selectors) {
    return ids_found(made.tree(), selectors);
  };
  CHECK(found(":nth-last-child(2 of .x)") == "a");
  CHECK(found(":nth-last-child(1 of .x)") == "e f h");
  // The lists nest: the last but one of those that are the last of their kind.
  CHECK(found(":nth-last-child(2 of :nth-last-child(-n + 2 of p))") == "a h");
  CHECK(found("p:not(:nth-last-child(1 of p:not(:nth-last-child(1 of p))))") == "c f i");
  CHECK(found("html:nth-last-child(1 of html)") == "html");
  CHECK(found(":nth-last-child(1 of div ~ p)") == "i");
}
