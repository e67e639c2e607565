#pragma once

#include "formats/css/active_rules.h"

namespace octavo::css {

/// Leaves those rules that count on a cover, which is no page of the book: of those for
/// pages the ones that say `cover`; of the author's for elements those that say `.cover`,
/// and those for `html`, `body` and `:root`, such as that of the book's face.
void leave_rules_of_cover(ActiveRules& rules);

/// Whether all of its selectors say `.cover`.
bool is_for_cover(const StyleRule& rule);
/// Whether all of its pages are the cover, which an e-book has too.
bool is_for_cover(const PageRule& rule);

}  // namespace octavo::css
