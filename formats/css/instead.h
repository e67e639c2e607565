#pragma once

#include <string_view>

#include "formats/css/stylesheet.h"

/// What an author can write for something of CSS that a book lacks, as a hint. Empty:
/// there is nothing like it.
namespace octavo::css {

std::string_view instead_of(PseudoElement element);
std::string_view instead_of(const StyleDeclaration& declaration);

}  // namespace octavo::css
