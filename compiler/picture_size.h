#pragma once

#include <optional>
#include <string_view>

#include "compiler/document.h"
#include "compiler/text/length.h"

namespace octavo {

/// The size that an author asks for a picture (`{width=50%}`), as far as it can be read.
/// A number alone is pixels.
struct StatedSize {
  std::optional<Length> width{};
  std::optional<Length> height{};
};

StatedSize stated_size(const Attributes& attributes);

/// A width or height: `50%`, `6cm`, `300`. None for what is none, is nothing or is beyond
/// all pages.
std::optional<Length> parse_picture_length(std::string_view text);

}  // namespace octavo
