#pragma once

#include <string>
#include <string_view>

#include "formats/css/style.h"

namespace octavo::paged {

/// A line end that is kept.
inline constexpr std::string_view line_separator = "\u2028";

bool keeps_spaces(css::WhiteSpaceRule rule);
bool keeps_line_ends(css::WhiteSpaceRule rule);

/// A text with its spaces, tabs and line ends as its style has them (CSS Text 3, 4.1.1).
/// `before` is what stands before it in the same block.
std::string with_white_space(std::string_view text,
                             const css::Style& style,
                             std::string_view before);

}  // namespace octavo::paged
