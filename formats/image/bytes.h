#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace octavo::image {

/// The order in which a file writes the bytes of a number.
enum class ByteOrder : unsigned char { big_endian, little_endian };

/// The number of `count` (at most 4) bytes at `at`; 0 where the file ends before them.
inline std::uint32_t number_at(std::string_view bytes,
                               std::size_t at,
                               std::size_t count,
                               ByteOrder order = ByteOrder::big_endian) {
  if (at > bytes.size() || bytes.size() - at < count) {
    return 0;
  }
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t place = order == ByteOrder::big_endian ? i : count - 1 - i;
    number = (number << 8U) | static_cast<unsigned char>(bytes[at + place]);
  }
  return number;
}

}  // namespace octavo::image
