#pragma once

#include <cstdint>
#include <vector>

#include "formats/plain/lines.h"

namespace octavo::plain {

/// For each chunk the number of a roman numeral with a title ("II. The Quay") that text
/// and its like in order show to be a heading; 0 for any other.
std::vector<std::uint32_t> find_titled_numerals(const std::vector<Chunk>& chunks);

}  // namespace octavo::plain
