#pragma once

#include <span>

#include "compiler/theme.h"
#include "formats/css/stylesheet.h"

namespace octavo::css {

/// Octavo's own looks: the default stylesheet, then those that go on top of it.
std::span<const Theme> themes();

Stylesheet parse_theme(const Theme& theme);

}  // namespace octavo::css
