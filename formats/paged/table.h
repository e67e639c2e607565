#pragma once

#include <vector>

#include "formats/paged/strips.h"

namespace octavo::paged {

/// A table set: its rows, each a strip or, where it is tall, several.
struct SetTable {
  Strips strips{};
  /// The head again, as artifacts; empty where it is too tall to be repeated.
  Strips repeated_head{};
  /// How many strips the head takes in `strips`.
  std::size_t head_strips = 0;
};

/// What one cell asks of the columns that it covers.
struct CellExtent {
  std::uint32_t column = 0;
  std::uint32_t columns = 1;
  Extent extent{};
};

/// What each column asks, from all cells.
struct ColumnExtents {
  std::vector<double> narrowest{};
  std::vector<double> widest{};
  double all_narrowest = 0;
  double all_widest = 0;
};
ColumnExtents column_extents(std::uint32_t columns, const std::vector<CellExtent>& cells);

/// Each column as wide as its content asks, else between the narrowest and that, in
/// proportion (CSS 2.2, 17.5.2.2). Where not even the narrowest fit, columns share the
/// width in proportion to them.
std::vector<double> column_widths(const ColumnExtents& extents, double width);

/// The extents of a table's cells, with the room between columns.
std::vector<CellExtent> cell_extents(const TableBlock& table,
                                     const Typesetter& typesetter,
                                     unsigned jobs);

SetTable set_table(const FlowBlock& block,
                   const TableBlock& table,
                   const Room& room,
                   const Typesetter& typesetter,
                   unsigned jobs,
                   Diagnostics& diagnostics);

}  // namespace octavo::paged
