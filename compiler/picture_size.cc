#include "compiler/picture_size.h"

namespace octavo {

std::optional<Length> parse_picture_length(std::string_view text) {
  constexpr double most = 100'000;
  std::optional<Length> length = take_length(text);
  if (!length || !text.empty() || !(length->number > 0) || length->number > most) {
    return std::nullopt;
  }
  if (length->unit == LengthUnit::none) {
    length->unit = LengthUnit::pixel;
  }
  return length;
}

StatedSize stated_size(const Attributes& attributes) {
  StatedSize size;
  for (const auto& [key, value] : attributes.pairs) {
    if (key == "width") {
      size.width = parse_picture_length(value);
    } else if (key == "height") {
      size.height = parse_picture_length(value);
    }
  }
  return size;
}

}  // namespace octavo
