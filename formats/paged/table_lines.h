#pragma once

#include <vector>

#include "formats/paged/blocks.h"

namespace octavo::paged {

/// Of two edges at one line, that of the cell, row, group or table that ranks higher
/// first, the one that is drawn (CSS 2.2, 17.6.2.1).
const BoxEdge& stronger(const BoxEdge& first, const BoxEdge& second);

/// A line between rows, or above the first or below the last, over some columns.
struct RowLine {
  double left = 0;
  double width = 0;
  BoxEdge edge{};
};

/// The lines above each row, and below the last, of a table whose left edge is at `left`.
std::vector<std::vector<RowLine>> row_lines(const TableBlock& table,
                                            const std::vector<double>& widths,
                                            double left);

/// Where cells share their borders: gives each line between two cells to the first of
/// them, and those of the table's sides to the cells that stand there.
void share_borders(TableBlock& table);

}  // namespace octavo::paged
