#pragma once

#include <span>
#include <string_view>

#include "formats/css/stylesheet.h"

namespace octavo::css {

/// The stylesheets that every book has beneath its theme's and the author's: counter
/// styles, and the default look.
std::span<const Stylesheet> house_sheets();

/// The last of them, the default look: engines of CSS have the counter styles anyway.
const Stylesheet& default_sheet();

/// The text of the default stylesheet, as it stands in the project.
std::string_view default_stylesheet();

}  // namespace octavo::css
