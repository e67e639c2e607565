#pragma once

#include "formats/css/elements.h"
#include "formats/css/selector.h"

namespace octavo::tests {

/// Whether the element matches, by the words of Selectors 4 and however long it takes:
/// from right to left, trying every ancestor and sibling.
bool naively_matches(const css::ElementTree& tree,
                     css::ElementId id,
                     const css::ComplexSelector& selector);

}  // namespace octavo::tests
