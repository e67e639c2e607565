#pragma once

#include <span>
#include <vector>

#include "compiler/document.h"

namespace octavo {

/// The sections directly in a list of blocks, those in divisions included, that contents,
/// navigation and bookmarks lead to: their headings have words, the author does not call
/// them `unlisted`, and they stand no deeper than `most_depth`.
std::vector<const Block*> listed_sections(std::span<const Block> blocks, int most_depth);

/// Those sections as the entries of contents: the words of each heading without marks of
/// notes, without links, a picture's description in its place, nothing that may be linked
/// to twice. Targets are the sections, where they have their numbers.
std::vector<ContentsEntry> contents_entries(std::span<const Block> blocks,
                                            int most_depth);

}  // namespace octavo
