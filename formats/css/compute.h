#pragma once

#include <span>
#include <vector>

#include "formats/css/stylesheet.h"
#include "formats/css/variables.h"

namespace octavo::css {

/// The declarations of one rule that matched, and whose they are.
struct Matched {
  const StyleDeclarations* declarations = nullptr;
  Origin origin = Origin::author;
};

/// What a style is computed in.
struct StyleSurroundings {
  /// Null: the root has none.
  const Style* parent = nullptr;
  /// Null: the style is that of the root.
  const Style* root = nullptr;
  PrintMedium medium{};
  /// Where the places of declarations go whose value, once its variables are known, pages
  /// cannot show; null: nowhere.
  std::vector<Span>* not_on_pages = nullptr;
  /// Of all styles of a book; null: this one has one of its own.
  SubstitutionBudget* budget = nullptr;
};

/// The cascade's last steps (CSS Cascade 4, 4 and 6): `matched` stands in the order of
/// origin, specificity and place; important declarations go before all others. Where a
/// declaration turns out to be invalid only here (for want of a variable), its place is
/// added to `invalid`, which may be null.
Style compute_style(std::span<const Matched> matched,
                    const StyleSurroundings& surroundings,
                    std::vector<Span>* invalid);

/// What a child begins with when no rule matches it.
Style inherited_style(const Style& parent);

}  // namespace octavo::css
