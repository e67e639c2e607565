#include <algorithm>
#include <cstddef>
#include <numeric>

#include "formats/paged/table.h"

namespace octavo::paged {
namespace {

double sum(const std::vector<double>& values, std::size_t begin, std::size_t count) {
  const auto first = values.begin() + static_cast<std::ptrdiff_t>(begin);
  return std::accumulate(first, first + static_cast<std::ptrdiff_t>(count), 0.0);
}

// A cell over several columns asks each for a share of what they lack together.
void widen(std::vector<double>& columns, const CellExtent& cell, double wanted) {
  const double have = sum(columns, cell.column, cell.columns);
  if (wanted <= have) {
    return;
  }
  for (std::size_t each = cell.column; each < cell.column + cell.columns; ++each) {
    columns[each] += have > 0 ? (wanted - have) * columns[each] / have
                              : (wanted - have) / cell.columns;
  }
}

}  // namespace

ColumnExtents column_extents(std::uint32_t columns,
                             const std::vector<CellExtent>& cells) {
  ColumnExtents extents{.narrowest = std::vector<double>(columns, 0.0),
                        .widest = std::vector<double>(columns, 0.0)};
  for (const bool spanning : {false, true}) {
    for (const CellExtent& cell : cells) {
      if ((cell.columns > 1) != spanning) {
        continue;
      }
      widen(extents.narrowest, cell, cell.extent.narrowest);
      widen(extents.widest, cell, cell.extent.widest);
    }
  }
  for (std::size_t each = 0; each < columns; ++each) {
    extents.widest[each] = std::max(extents.widest[each], extents.narrowest[each]);
  }
  extents.all_narrowest = sum(extents.narrowest, 0, columns);
  extents.all_widest = sum(extents.widest, 0, columns);
  return extents;
}

std::vector<double> column_widths(const ColumnExtents& extents, double width) {
  if (extents.all_widest <= width) {
    return extents.widest;
  }
  std::vector<double> widths = extents.narrowest;
  if (extents.all_narrowest > width) {
    const double share = width / extents.all_narrowest;
    std::ranges::transform(widths, widths.begin(),
                           [&](double each) { return each * share; });
    return widths;
  }
  const double room = width - extents.all_narrowest;
  const double asked = extents.all_widest - extents.all_narrowest;
  for (std::size_t each = 0; each < widths.size(); ++each) {
    widths[each] += room * (extents.widest[each] - extents.narrowest[each]) / asked;
  }
  return widths;
}

}  // namespace octavo::paged
