#include "fonts/font_inspect.h"

#include <utility>

#include "fonts/font.h"
#include "fonts/font_file.h"

namespace octavo {

FontInspection inspect_font(std::string bytes) {
  auto unpacked = unpack_font(std::move(bytes));
  const auto font = unpacked ? Font::open(*unpacked) : nullptr;
  if (font == nullptr) {
    return {.bytes = {}, .error = "is no OpenType font that octavo can use"};
  }
  if (!font->rights().may_embed) {
    return {.bytes = {}, .error = "may not be put into documents, as its maker says"};
  }
  return {.bytes = std::move(*unpacked)};
}

}  // namespace octavo
