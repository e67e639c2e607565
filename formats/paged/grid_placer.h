#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "compiler/document.h"
#include "formats/paged/blocks.h"

namespace octavo::paged {

/// Gives each cell its column: the first that no cell of an earlier row reaches into.
class GridPlacer {
 public:
  /// `rows_left` counts from `row` to the end of its part (head or body).
  GridCell place(const TableCell& cell, std::uint32_t row, std::uint32_t rows_left) {
    while (at_ < busy_until_.size() && busy_until_[at_] > row) {
      ++at_;
    }
    const std::uint32_t first = at_;
    const std::uint32_t most = first < most_columns ? most_columns - first : 1;
    GridCell placed{.row = row,
                    .column = first,
                    .rows = std::clamp(cell.row_span, 1U, rows_left),
                    .columns = std::clamp(cell.column_span, 1U, most),
                    .content = {},
                    .id = cell.id};
    const std::uint32_t end = first + placed.columns;
    if (busy_until_.size() < end) {
      busy_until_.resize(end, 0);
    }
    for (std::uint32_t column = first; column < end; ++column) {
      busy_until_[column] = std::max(busy_until_[column], row + placed.rows);
    }
    at_ = end;
    return placed;
  }
  void begin_row() { at_ = 0; }
  std::uint32_t columns() const { return static_cast<std::uint32_t>(busy_until_.size()); }

 private:
  /// A span that reaches beyond so many columns is cut back: one cell makes no more.
  static constexpr std::uint32_t most_columns = 1000;

  std::vector<std::uint32_t> busy_until_{};
  std::uint32_t at_ = 0;
};

}  // namespace octavo::paged
