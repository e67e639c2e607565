#pragma once

#include <span>
#include <vector>

#include "compiler/document.h"

namespace octavo {

/// The sections directly in a list of blocks, those in divisions included, that contents,
/// navigation and bookmarks lead to: their headings have words, the author does not call
/// them `unlisted`, and they stand no deeper than `most_depth`.
std::vector<const Block*> listed_sections(std::span<const Block> blocks, int most_depth);

}  // namespace octavo
