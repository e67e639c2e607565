#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace octavo {

/// In small letters: "xiv". Nought, and what is beyond 3999, in figures.
std::string roman_numeral(std::uint32_t number);

/// a, b … z, aa, ab …; "0" for nought.
std::string alphabetic_numeral(std::uint32_t number);

/// The number that a text of decimal digits alone is, where it fits.
std::optional<std::uint32_t> read_number(std::string_view digits);

}  // namespace octavo
