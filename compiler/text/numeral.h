#pragma once

#include <cstdint>
#include <string>

namespace octavo {

/// In small letters: "xiv". Nought, and what is beyond 3999, in figures.
std::string roman_numeral(std::uint32_t number);

}  // namespace octavo
