#include "compiler/text/columns.h"

#include <cstddef>

#include "compiler/text/characters.h"
#include "compiler/text/utf8.h"

namespace octavo {

std::uint32_t column_width(char32_t character) {
  if (character < 0x300) {
    return 1;
  }
  if (is_mark(character) || is_default_ignorable(character)) {
    return 0;
  }
  return is_cjk(character) ? 2 : 1;
}

std::uint32_t column_width(std::string_view text) {
  std::uint32_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const DecodedCharacter decoded = decode_utf8(text, at);
    width += column_width(decoded.character);
    at += decoded.size;
  }
  return width;
}

}  // namespace octavo
