#pragma once

#include <vector>

#include "formats/plain/headings.h"
#include "formats/plain/lines.h"

namespace octavo::plain {

/// Gives each heading its level, from the kinds of evidence that a text has, without
/// gaps; a part without chapters is a chapter.
void set_levels(const std::vector<Chunk>& chunks, std::vector<HeadingMark>& marks);

}  // namespace octavo::plain
