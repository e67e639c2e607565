#pragma once

#include <span>
#include <vector>

#include "formats/css/stylesheet.h"

namespace octavo::css {

/// A rule that counts on a medium, and whose it is.
template <class Rule>
struct Active {
  const Rule* rule = nullptr;
  Origin origin = Origin::author;
};

/// The rules of all stylesheets that count on paper of one size, in order.
struct ActiveRules {
  std::vector<Active<StyleRule>> styles{};
  std::vector<Active<PageRule>> pages{};
  std::vector<Active<FontFaceRule>> faces{};
  std::vector<Active<CounterStyleRule>> counters{};
};

/// Adds the rules of further sheets, which must outlive them.
void add_active_rules(std::span<const Stylesheet> sheets,
                      const PrintMedium& medium,
                      ActiveRules& rules);
ActiveRules active_rules(std::span<const Stylesheet> sheets, const PrintMedium& medium);

}  // namespace octavo::css
