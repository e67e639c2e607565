#pragma once

#include "compiler/document.h"
#include "formats/plain/items.h"
#include "formats/plain/lines.h"

namespace octavo::plain {

/// The blocks of a chunk whose items are a list, or paragraphs.
Blocks item_blocks(const Chunk& chunk, const Items& items, FileId file);

}  // namespace octavo::plain
