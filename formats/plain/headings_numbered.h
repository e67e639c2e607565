#pragma once

#include <vector>

#include "formats/plain/headings.h"
#include "formats/plain/layout.h"
#include "formats/plain/lines.h"

namespace octavo::plain {

/// The headings that say what they are: numbered lines, words such as "Preface", lines
/// with a rule drawn under them. One mark for each chunk, levels not yet set.
std::vector<HeadingMark> find_numbered(const std::vector<Chunk>& chunks,
                                       const Layout& layout);

}  // namespace octavo::plain
