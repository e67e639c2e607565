#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "compiler/document.h"
#include "formats/markdown/content.h"
#include "formats/markdown/scan.h"

namespace octavo::markdown {

/// `[begin, end)` of a cell in its row, without the white space round it.
struct CellRange {
  Position begin = 0;
  Position end = 0;
};

/// The cells of a row: what stands between pipes that no backslash escapes.
std::vector<CellRange> split_row(std::string_view row);

/// The columns that a delimiter row (`|---|:-:|`) states.
std::optional<std::vector<Alignment>> read_delimiter_row(std::string_view row);

/// Whether a paragraph is a table drawn with `+`, `-` and `|`, the first line being its
/// upper edge (Pandoc's grid_tables).
bool is_grid_table(std::string_view text);

/// A cell's text, with `\|` as a pipe.
Content cell_content(const Content& table, Position begin, Position end);

}  // namespace octavo::markdown
