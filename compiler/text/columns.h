#pragma once

#include <cstdint>
#include <string_view>

namespace octavo {

/// The columns that a character takes where each letter takes one, as in a terminal or on
/// a typewriter: a mark none, a CJK character two.
std::uint32_t column_width(char32_t character);
/// Those that a text takes; tabs are no matter of its own.
std::uint32_t column_width(std::string_view text);

}  // namespace octavo
