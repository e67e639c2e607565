#include "formats/css/variables.h"

#include <string>
#include <vector>

#include <doctest/doctest.h>

using namespace octavo::css;

namespace {

std::vector<StyleDeclaration> declarations(
    std::initializer_list<std::pair<const char*, std::string>> pairs) {
  std::vector<StyleDeclaration> made;
  for (const auto& [name, value] : pairs) {
    made.push_back({.name = name, .value = parse_component_values(value)});
  }
  return made;
}

std::shared_ptr<const CustomProperties> custom(
    const std::vector<StyleDeclaration>& own,
    const std::shared_ptr<const CustomProperties>& outer = nullptr) {
  std::vector<const StyleDeclaration*> list;
  for (const StyleDeclaration& each : own) {
    list.push_back(&each);
  }
  SubstitutionBudget budget;
  return custom_properties(outer, list, budget);
}

std::string replaced(std::string_view text,
                     const std::shared_ptr<const CustomProperties>& properties) {
  SubstitutionBudget budget;
  const auto values = substitute(parse_component_values(text), properties.get(), budget);
  return values ? to_css(trimmed(*values)) : "none";
}

}  // namespace

TEST_CASE("variables: a reference is replaced, also in a function (Variables 1, 3)") {
  const auto properties = custom(declarations({{"--a", "1em"}, {"--b", "red"}}));
  CHECK(replaced("var(--a)", properties) == "1em");
  CHECK(replaced("solid var(--b) calc(var(--a) + 1pt)", properties) ==
        "solid red calc(1em + 1pt)");
}

TEST_CASE("variables: a fallback stands for what has no value") {
  const auto properties = custom(declarations({{"--a", "1em"}}));
  CHECK(replaced("var(--x, 2em)", properties) == "2em");
  CHECK(replaced("var(--x, var(--a))", properties) == "1em");
  CHECK(replaced("var(--x,)", properties).empty());
  CHECK(replaced("var(--x)", properties) == "none");
  CHECK(replaced("var(x)", properties) == "none");
  CHECK(replaced("var(--a)", nullptr) == "none");
}

TEST_CASE("variables: names have case, and children inherit") {
  const auto outer =
      custom(declarations({{"--a", "1em"}, {"--A", "2em"}, {"--c", "3em"}}));
  const auto inner = custom(
      declarations({{"--a", "5em"}, {"--c", "initial"}, {"--A", "inherit"}}), outer);
  CHECK(replaced("var(--a)", inner) == "5em");
  CHECK(replaced("var(--A)", inner) == "2em");
  CHECK(replaced("var(--c, gone)", inner) == "gone");
}

TEST_CASE("variables: those that stand in a circle have no value (2.3)") {
  const auto properties = custom(declarations({{"--a", "var(--b)"},
                                               {"--b", "var(--c) x"},
                                               {"--c", "var(--a, y)"},
                                               {"--d", "var(--a, outside)"},
                                               {"--e", "var(--e)"},
                                               {"--f", "1em"}}));
  CHECK(replaced("var(--a)", properties) == "none");
  CHECK(replaced("var(--b)", properties) == "none");
  CHECK(replaced("var(--c)", properties) == "none");
  CHECK(replaced("var(--e)", properties) == "none");
  CHECK(replaced("var(--d)", properties) == "outside");
  CHECK(replaced("var(--f)", properties) == "1em");
}

TEST_CASE("variables: what grows without end is none") {
  std::vector<StyleDeclaration> own = declarations({{"--0", "lol lol lol lol"}});
  for (int index = 1; index < 60; ++index) {
    const std::string below = "var(--" + std::to_string(index - 1) + ") ";
    own.push_back({.name = "--" + std::to_string(index),
                   .value = parse_component_values(below + below + below + below)});
  }
  const auto properties = custom(own);
  CHECK(replaced("var(--59)", properties) == "none");
  CHECK(replaced("var(--1)", properties).size() > 40);
}

TEST_CASE("variables: a chain a thousand long ends") {
  std::vector<StyleDeclaration> own = declarations({{"--0", "1em"}});
  for (int index = 1; index < 1000; ++index) {
    own.push_back(
        {.name = "--" + std::to_string(index),
         .value = parse_component_values("var(--" + std::to_string(index - 1) + ")")});
  }
  CHECK_NOTHROW(custom(own));
}

TEST_CASE("variables: what all of a book's values grow to has a bound") {
  std::string value;
  for (int i = 0; i < 1000; ++i) {
    value += "'x'";
  }
  const auto properties = custom(declarations({{"--a", value}}));
  const ComponentValues asked = parse_component_values("var(--a)");
  SubstitutionBudget budget{.left = 2500};
  CHECK(substitute(asked, properties.get(), budget));
  CHECK(substitute(asked, properties.get(), budget));
  CHECK_FALSE(substitute(asked, properties.get(), budget));
  CHECK(budget.left == 0);
  const auto own = declarations({{"--b", "1"}});
  const StyleDeclaration* const list[] = {&own.front()};
  CHECK(custom_properties(properties, list, budget) == properties);
}
