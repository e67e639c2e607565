#pragma once

#include <vector>

#include "formats/plain/layout.h"
#include "formats/plain/lines.h"

namespace octavo::plain {

/// Parts chunks where a text goes on without blank lines: round the lines of chapters
/// that are counted through the text, below short lines that end a sentence where full
/// lines stand round them, and between a number and the directions behind it.
std::vector<Chunk> part_chunks(const std::vector<Chunk>& chunks, const Layout& layout);

}  // namespace octavo::plain
