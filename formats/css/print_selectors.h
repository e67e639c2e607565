#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "formats/css/stylesheet.h"

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

/// Without those that are not reflowable. The author's have `root_id` in
/// front.
PrintedSelectors print_selectors(const SelectorList& list,
                                 Origin origin,
                                 std::string_view root_id);

}  // namespace octavo::css
