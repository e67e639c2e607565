#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace octavo {

constexpr char32_t replacement_character = 0xFFFD;

struct DecodedCharacter {
  char32_t character = replacement_character;
  /// Bytes; at least 1.
  std::size_t size = 1;
};

/// The character that begins at `at`. What is not UTF-8 is U+FFFD with the size that
/// Unicode's "maximal subpart" practice gives it (Unicode 15, 3.9).
DecodedCharacter decode_utf8(std::string_view text, std::size_t at);

void append_utf8(std::string& text, char32_t character);
std::string to_utf8(std::u32string_view text);
std::u32string to_utf32(std::string_view text);
bool is_utf8(std::string_view bytes);

}  // namespace octavo
