#pragma once

#include <memory>
#include <vector>

#include "compiler/format.h"
#include "formats/css/stylesheets.h"

namespace octavo::css {

/// Reads the stylesheets that a book is given, what each imports before it, in the order
/// of the cascade, behind that of a theme if there is one. Names and the addresses of
/// `@import` are resolved as addresses are and then read beneath the root; nothing is
/// fetched. Imports are 16 deep at most, and files
/// 64. What is not there, lies outside, or imports itself is left out with a warning at
/// its place.
std::shared_ptr<const Stylesheets> load_stylesheets(const Theme* theme,
                                                    std::vector<StylesheetName> names,
                                                    const StylesheetReading& reading);

}  // namespace octavo::css
