#pragma once

#include <vector>

#include "compiler/diagnostics.h"
#include "compiler/document.h"
#include "formats/plain/headings.h"
#include "formats/plain/layout.h"
#include "formats/plain/lines.h"

namespace octavo::plain {

/// The body of a text: headings as marked, paragraphs, verse, quotations, scene breaks.
Blocks read_blocks(const std::vector<Chunk>& chunks,
                   const std::vector<HeadingMark>& marks,
                   const Layout& layout,
                   FileId file,
                   Diagnostics& diagnostics);

/// The same without headings, as for a licence.
Blocks read_paragraphs(const std::vector<Chunk>& chunks,
                       const Layout& layout,
                       FileId file);

/// Every line a paragraph: the lines of a title page.
Blocks read_single_lines(const std::vector<Chunk>& chunks, FileId file);

}  // namespace octavo::plain
