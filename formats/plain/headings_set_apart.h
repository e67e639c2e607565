#pragma once

#include <vector>

#include "formats/plain/headings.h"
#include "formats/plain/layout.h"
#include "formats/plain/lines.h"

namespace octavo::plain {

/// Marks the headings that only their place and their letters show: lines of the list of
/// contents, in capitals, centred, or of a series; then the lines that may be one.
void mark_set_apart(const std::vector<Chunk>& chunks,
                    const Layout& layout,
                    std::vector<HeadingMark>& marks);

}  // namespace octavo::plain
