#include "fonts/font_inspect.h"

#include <utility>

#include "fonts/font.h"
#include "fonts/font_file.h"

namespace octavo {

FontInspection inspect_font(std::string bytes) {
  bytes = unpack_font(std::move(bytes)).value_or("");
  const auto font = Font::open(bytes);
  if (font == nullptr) {
    return {.bytes = {}, .error = "is no OpenType font that octavo can use"};
  }
  if (!font->rights().may_embed) {
    return {.bytes = {}, .error = "may not be put into documents, as its maker says"};
  }
  return {.bytes = std::move(bytes)};
}

}  // namespace octavo
