#include "tests/formats/css/selector_support.h"

#include <utility>

#include <doctest/doctest.h>

namespace octavo::tests {

css::SelectorList good_selectors(std::string_view text) {
  css::SelectorError error;
  auto list = css::parse_selectors(css::parse_component_values(text), error);
  CAPTURE(text);
  CAPTURE(error.message);
  REQUIRE(list.has_value());
  return std::move(*list);
}

std::vector<const css::ComplexSelector*> pointers_to(const css::SelectorList& list) {
  std::vector<const css::ComplexSelector*> pointers;
  for (const css::ComplexSelector& selector : list) {
    pointers.push_back(&selector);
  }
  return pointers;
}

std::string repeated_text(std::string_view text, std::size_t times) {
  std::string result;
  for (std::size_t i = 0; i < times; ++i) {
    result += text;
  }
  return result;
}

}  // namespace octavo::tests
