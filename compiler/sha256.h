#pragma once

#include <string>
#include <string_view>

namespace octavo {

/// SHA-256 (FIPS 180-4), 64 hexadecimal digits.
std::string sha256(std::string_view bytes);

}  // namespace octavo
