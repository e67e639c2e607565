#pragma once

#include <span>
#include <string>
#include <vector>

#include "formats/css/print.h"

namespace octavo::css {

/// A list parted by what engines can read: one selector that an engine does not know
/// costs it the whole rule (Selectors 4, 4.1).
struct PrintedSelectors {
  /// Those of Selectors 3.
  std::vector<std::string> old{};
  std::vector<std::string> newer{};
};

/// Whether an e-book may have the selector: none of the pseudo-elements that only pages
/// have, and nothing that EPUBCheck takes for an error, as it does `[a=b i]` and
/// `:nth-child(… of …)`.
bool is_reflowable(const ComplexSelector& selector);

/// Whether it depends on what a reader does, of itself or in a list that it has.
bool depends_on_reader(const SimpleSelector& simple);

/// Without those that are not reflowable, unless the files of the book have marks for
/// them. In front stands the id of the root, as often as it is to weigh.
PrintedSelectors print_selectors(const SelectorList& list,
                                 std::size_t weight,
                                 const PrintOptions& options);

}  // namespace octavo::css
