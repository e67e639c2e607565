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

/// The byte's value, 0 to 255.
constexpr unsigned byte_at(std::string_view bytes, std::size_t at) {
  return static_cast<unsigned char>(bytes[at]);
}

/// Where the character begins that the byte at `at` is of.
std::size_t character_start(std::string_view text, std::size_t at);

void append_utf8(std::string& text, char32_t character);
/// Whether the byte can stand only inside a character, never at its beginning.
constexpr bool is_continuation(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

std::string to_utf8(std::u32string_view text);
std::u32string to_utf32(std::string_view text);
bool is_utf8(std::string_view bytes);

}  // namespace octavo
