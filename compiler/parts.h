#pragma once

#include <cstddef>

#include "compiler/document.h"

namespace octavo {

/// Whether a block is a part of a book: a section of the first level that the author
/// calls one. The sections in it are chapters, what stands before them is its own page.
bool is_part(const Block& block);

/// The blocks of a part or a document that stand before its first section.
std::size_t blocks_before_sections(const Blocks& blocks);

}  // namespace octavo
