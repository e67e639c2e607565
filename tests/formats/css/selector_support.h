#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "formats/css/selector.h"

namespace octavo::tests {

/// The selectors of a text that must hold no bad one.
css::SelectorList good_selectors(std::string_view text);

std::vector<const css::ComplexSelector*> pointers_to(const css::SelectorList& list);

std::string repeated_text(std::string_view text, std::size_t times);

}  // namespace octavo::tests
