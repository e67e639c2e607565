#pragma once

#include <set>
#include <span>
#include <string>

#include "formats/css/stylesheet.h"

namespace octavo::css {

/// The families that stylesheets may ask for, in lower case: what `font-family`, `font`
/// and custom properties name, and words beside them that no family is called by.
std::set<std::string> named_families(std::span<const Stylesheet* const> sheets);

}  // namespace octavo::css
