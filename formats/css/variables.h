#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>

#include "formats/css/style.h"
#include "formats/css/stylesheet.h"

/// Custom properties and `var()` (CSS Variables 1).
namespace octavo::css {

/// How many component values the variables of one book may still be copied to: hostile
/// stylesheets repeat long ones until memory is full.
struct SubstitutionBudget {
  std::size_t left = std::size_t{1} << 21U;

  /// False: there are no longer so many, and none is left.
  bool take(std::size_t values);
};

/// A value with its `var()` replaced; none: one of them has no value and no fallback, or
/// the whole grows beyond bounds, and the declaration is invalid when it is computed (3).
std::optional<ComponentValues> substitute(const ComponentValues& values,
                                          const CustomProperties* custom,
                                          SubstitutionBudget& budget);

/// The custom properties of an element from its parent's and its own declarations, later
/// ones first to count. Properties that refer to each other in a circle are none (2.3),
/// and so are all of its own where they grow beyond bounds.
std::shared_ptr<const CustomProperties> custom_properties(
    const std::shared_ptr<const CustomProperties>& outer,
    std::span<const StyleDeclaration* const> declarations,
    SubstitutionBudget& budget);

}  // namespace octavo::css
