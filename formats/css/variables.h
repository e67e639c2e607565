#pragma once

#include <memory>
#include <optional>
#include <span>

#include "formats/css/style.h"
#include "formats/css/stylesheet.h"

/// Custom properties and `var()` (CSS Variables 1).
namespace octavo::css {

/// A value with its `var()` replaced; none: one of them has no value and no fallback, or
/// the whole grows beyond bounds, and the declaration is invalid when it is computed (3).
std::optional<ComponentValues> substitute(const ComponentValues& values,
                                          const CustomProperties* custom);

/// The custom properties of an element from its parent's and its own declarations, later
/// ones first to count. Properties that refer to each other in a circle are none (2.3).
std::shared_ptr<const CustomProperties> custom_properties(
    const std::shared_ptr<const CustomProperties>& outer,
    std::span<const StyleDeclaration* const> declarations);

}  // namespace octavo::css
