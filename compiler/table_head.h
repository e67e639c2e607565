#pragma once

#include "compiler/document.h"

namespace octavo {

/// Whether a cell has nothing in it. In the head it names no column: it is an ordinary
/// cell, such as the corner above the names of rows.
bool shows_nothing(const TableCell& cell);

/// Whether the head of a table is to be shown. A reader of Markdown makes one of empty
/// cells where the author wants none: in a book it would be a rule above nothing.
bool has_head(const Table& table);

/// Whether any cell of a table is the head of a column or a row.
bool names_columns_or_rows(const Table& table);

}  // namespace octavo
