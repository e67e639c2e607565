#pragma once

#include "compiler/document.h"

namespace octavo {

/// Gives every node its number, from 1, in reading order: blocks, inlines, items, cells,
/// rows, lines of verse, entries of the contents.
void number_nodes(Document& document);

}  // namespace octavo
