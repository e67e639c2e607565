#pragma once

#include <vector>

#include "formats/paged/table.h"

namespace octavo::paged {

/// Rows from set cells: `cells` are the strips of each cell of the table, in order;
/// `left` is the table's own left edge, `depth` that of a page.
SetTable make_rows(const TableBlock& table,
                   std::vector<Strips> cells,
                   const std::vector<double>& widths,
                   double left,
                   double depth);

/// Between a cell's place and its own border: what is between cells.
double space_beside(const TableBlock& table, const GridCell& cell, css::Side side);
/// Between a cell's place and its content: that, its border and its padding.
double cell_inset(const TableBlock& table, const GridCell& cell, css::Side side);

/// The left edge of a cell from that of its table.
double cell_left(const TableBlock& table,
                 const GridCell& cell,
                 const std::vector<double>& widths);
double cell_width(const GridCell& cell, const std::vector<double>& widths);

}  // namespace octavo::paged
