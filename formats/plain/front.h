#pragma once

#include <vector>

#include "compiler/document.h"
#include "formats/plain/headings.h"
#include "formats/plain/lines.h"

namespace octavo::plain {

/// Takes the title, subtitle and byline from the head of a text, where they stand, into
/// the metadata.
void take_title(std::vector<Chunk>& chunks, FileId file, Metadata& metadata);

/// How many chunks at the head of a text are its old title page, which repeats the title;
/// 0 where there is none.
std::size_t imprint_size(const std::vector<Chunk>& chunks,
                         const std::vector<HeadingMark>& marks,
                         const Metadata& metadata);

}  // namespace octavo::plain
