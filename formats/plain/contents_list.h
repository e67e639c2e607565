#pragma once

#include <vector>

#include "formats/plain/lines.h"

namespace octavo::plain {

/// For each chunk, whether it is a line of the list of contents at the head of the text
/// that stands again, as the heading of what the list names.
std::vector<bool> find_listed(const std::vector<Chunk>& chunks);

}  // namespace octavo::plain
