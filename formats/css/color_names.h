#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace octavo::css {

/// 0xRRGGBB of a named colour (CSS Color 4, 6.1), in lower case. None: it has no such
/// name.
std::optional<std::uint32_t> named_color(std::string_view name);

}  // namespace octavo::css
