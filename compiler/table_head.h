#pragma once

#include "compiler/document.h"

namespace octavo {

/// Whether the head of a table is to be shown. A reader of Markdown makes one of empty
/// cells where the author wants none: in a book it would be a rule above nothing.
bool has_head(const Table& table);

}  // namespace octavo
