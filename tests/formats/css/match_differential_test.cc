#include <algorithm>
#include <cstdint>
#include <random>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "formats/css/match.h"
#include "tests/formats/css/made_tree.h"
#include "tests/formats/css/naive_match.h"
#include "tests/formats/css/selector_support.h"

using namespace octavo;
using namespace octavo::css;
using namespace octavo::tests;

namespace {

/// Few names, so that much matches; the same selectors and trees in every run.
class SelectorChance {
 public:
  explicit SelectorChance(std::uint32_t seed) : random_(seed) {}

  std::uint32_t below(std::uint32_t limit) {
    return static_cast<std::uint32_t>(random_() % limit);
  }
  bool one_in(std::uint32_t chances) { return below(chances) == 0; }

  template <std::size_t Size>
  std::string one_of(const std::string_view (&choices)[Size]) {
    return std::string(choices[below(Size)]);
  }

  MadeTree tree(std::uint32_t size) {
    MadeTree made;
    std::vector<ElementId> open = {made.add(ElementId::none, "html", {{"lang", "en"}})};
    for (std::uint32_t i = 1; i < size; ++i) {
      while (open.size() > 1 && one_in(2)) {
        open.pop_back();
      }
      open.push_back(made.add(open.back(), one_of({"p", "i", "a", "div"}), attributes()));
      if (one_in(4)) {
        made.add_text(open.back());
      }
    }
    made.finish();
    return made;
  }

  std::string selector(std::uint32_t depth) {
    std::string text = compound(depth);
    while (one_in(2)) {
      text += one_of({" ", " > ", " + ", " ~ "});
      text += compound(depth);
    }
    return text;
  }

 private:
  AttributeList attributes() {
    AttributeList list;
    if (one_in(8)) {
      list.emplace_back("id", one_of({"j", "k"}));
    }
    if (one_in(2)) {
      list.emplace_back("class", one_of({"x", "y", "x y", "z"}));
    }
    if (one_in(4)) {
      list.emplace_back("data-d", one_of({"", "u", "u-v", "u v", "vu"}));
    }
    if (one_in(4)) {
      list.emplace_back("href", "h");
    }
    if (one_in(8)) {
      list.emplace_back("dir", one_of({"ltr", "rtl"}));
    }
    if (one_in(8)) {
      list.emplace_back("lang", one_of({"en", "de"}));
    }
    return list;
  }

  std::string compound(std::uint32_t depth) {
    std::string text = one_in(2) ? one_of({"p", "i", "a", "div", "*"}) : "";
    while (text.empty() || one_in(3)) {
      text += simple(depth);
    }
    return text;
  }

  std::string simple(std::uint32_t depth) {
    switch (below(depth > 0 ? 5 : 3)) {
      case 0:
        return one_of({".x", ".y", ".z", "#j", "#k"});
      case 1:
        return "[data-d" + one_of({"", "=u", "~=u", "|=u", "^=u", "$=u", "*=v"}) + "]";
      case 2:
        return one_of({":root", ":empty", ":first-child", ":last-child", ":only-child",
                       ":first-of-type", ":last-of-type", ":only-of-type", ":link",
                       ":lang(de)", ":dir(rtl)", ":hover", ":nth-child(2n)",
                       ":nth-last-child(2n+1)", ":nth-of-type(2)",
                       ":nth-last-of-type(-n+2)"});
      case 3:
        return one_of({":is(", ":where(", ":not("}) + list(depth - 1) + ")";
      default:
        return one_of({":nth-child(", ":nth-last-child("}) +
               one_of({"1", "2", "odd", "-n+2", "3n+1"}) + " of " + list(depth - 1) + ")";
    }
  }

  std::string list(std::uint32_t depth) {
    std::string text = selector(depth);
    while (one_in(3)) {
      text += ", " + selector(depth);
    }
    return text;
  }

  std::mt19937 random_;
};

}  // namespace

TEST_CASE("match: random selectors match in random trees what the definitions say") {
  SelectorChance chance(1);
  std::size_t matches = 0;
  for (int round = 0; round < 150; ++round) {
    const MadeTree made = chance.tree(2 + chance.below(30));
    SelectorList selectors;
    for (int i = 0; i < 30; ++i) {
      selectors.push_back(std::move(good_selectors(chance.selector(3)).front()));
    }
    Matcher(pointers_to(selectors))
        .match(made.tree(), [&](ElementId id, std::span<const std::uint32_t> found) {
          std::vector<std::uint32_t> expected;
          for (std::uint32_t i = 0; i < selectors.size(); ++i) {
            if (naively_matches(made.tree(), id, selectors[i])) {
              expected.push_back(i);
            }
          }
          matches += expected.size();
          const bool agrees = std::ranges::equal(found, expected);
          CHECK(agrees);
          for (std::uint32_t i = 0; !agrees && i < selectors.size(); ++i) {
            const bool is_found = std::ranges::find(found, i) != found.end();
            const bool is_expected = std::ranges::find(expected, i) != expected.end();
            CAPTURE(to_css(selectors[i]));
            CHECK(is_found == is_expected);
          }
        });
  }
  // Too few would prove nothing.
  CHECK(matches > 5000);
}

TEST_CASE("selector_print: a random selector is read back as it was") {
  SelectorChance chance(2);
  for (int i = 0; i < 3000; ++i) {
    const ComplexSelector selector = good_selectors(chance.selector(3)).front();
    const std::string css = to_css(selector);
    const ComplexSelector again = good_selectors(css).front();
    CHECK(to_css(again) == css);
    CHECK(again.specificity == selector.specificity);
    CHECK(again.compounds.size() == selector.compounds.size());
  }
}
