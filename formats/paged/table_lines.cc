#include "formats/paged/table_lines.h"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <unordered_map>
#include <utility>

#include "formats/paged/table_rows.h"

namespace octavo::paged {
namespace {

int rank_of(css::BorderStyle style) {
  switch (style) {
    case css::BorderStyle::none:
    case css::BorderStyle::hidden:
      break;
    case css::BorderStyle::inset:
      return 1;
    case css::BorderStyle::groove:
      return 2;
    case css::BorderStyle::outset:
      return 3;
    case css::BorderStyle::ridge:
      return 4;
    case css::BorderStyle::dotted:
      return 5;
    case css::BorderStyle::dashed:
      return 6;
    case css::BorderStyle::solid:
      return 7;
    case css::BorderStyle::doubled:
      return 8;
  }
  return 0;
}

/// Those whose foot or head is at one line.
struct Neighbours {
  std::vector<const GridCell*> above{};
  std::vector<const GridCell*> below{};
};

class LineFinder {
 public:
  LineFinder(const TableBlock& table, const std::vector<double>& widths, double left)
      : table_(table), widths_(widths), left_(left) {}

  std::vector<std::vector<RowLine>> run() const {
    std::vector<Neighbours> neighbours(table_.rows + 1);
    if (table_.collapses_borders) {
      for (const GridCell& cell : table_.cells) {
        neighbours[cell.row].below.push_back(&cell);
        neighbours[cell.row + cell.rows].above.push_back(&cell);
      }
    }
    std::vector<std::vector<RowLine>> lines(table_.rows + 1);
    for (std::uint32_t index = 0; index < lines.size(); ++index) {
      lines[index] = line(neighbours[index], whole_line(index));
      if (table_.collapses_borders && index > 0 && index < table_.rows) {
        end_at_sides(lines[index]);
      }
    }
    return lines;
  }

 private:
  // Of rows, their groups and the table.
  BoxEdge whole_line(std::uint32_t index) const {
    if (index == 0) {
      return css::side_of(table_.edges, css::Side::top);
    }
    const bool has_row = index <= table_.row_edges.size();
    BoxEdge edge = has_row ? table_.row_edges[index - 1] : BoxEdge{};
    if (index == table_.rows) {
      return stronger(edge, css::side_of(table_.edges, css::Side::bottom));
    }
    return index == table_.head_rows ? stronger(edge, table_.head_edge) : edge;
  }

  std::vector<RowLine> line(const Neighbours& cells, const BoxEdge& whole) const {
    std::vector<BoxEdge> edges;
    const auto meet = [&](const GridCell& cell, css::Side side) {
      edges.resize(std::max<std::size_t>(edges.size(), cell.column + cell.columns));
      for (std::uint32_t at = cell.column; at < cell.column + cell.columns; ++at) {
        edges[at] = stronger(edges[at], css::side_of(cell.edges, side));
      }
    };
    for (const GridCell* cell : cells.above) {
      meet(*cell, css::Side::bottom);
    }
    for (const GridCell* cell : cells.below) {
      meet(*cell, css::Side::top);
    }
    std::vector<RowLine> found;
    std::uint32_t begin = 0;
    BoxEdge last = edges.empty() ? whole : stronger(edges.front(), whole);
    for (std::uint32_t at = 1; at <= edges.size(); ++at) {
      const BoxEdge edge = at < edges.size() ? stronger(edges[at], whole) : whole;
      if (edge != last) {
        add(found, begin, at, last);
        begin = at;
        last = edge;
      }
    }
    add(found, begin, table_.columns, last);
    return found;
  }

  void add(std::vector<RowLine>& lines,
           std::uint32_t begin,
           std::uint32_t end,
           const BoxEdge& edge) const {
    if (edge.width <= 0 || begin >= end) {
      return;
    }
    const GridCell over{.column = begin, .columns = end - begin, .content = {}};
    lines.push_back({.left = left_ + cell_left(table_, over, widths_),
                     .width = cell_width(over, widths_),
                     .edge = edge});
  }

  // Lines between rows end at a side of the table that is wider.
  void end_at_sides(std::vector<RowLine>& lines) const {
    const double right = left_ + std::accumulate(widths_.begin(), widths_.end(), 0.0);
    for (RowLine& line : lines) {
      const auto inset = [&](css::Side side) {
        const double width = css::side_of(table_.edges, side).width;
        return width > line.edge.width ? width : 0;
      };
      const double end =
          std::min(line.left + line.width, right - inset(css::Side::right));
      line.left = std::max(line.left, left_ + inset(css::Side::left));
      line.width = end - line.left;
    }
  }

  const TableBlock& table_;
  const std::vector<double>& widths_;
  double left_ = 0;
};

class BorderSharer {
 public:
  explicit BorderSharer(TableBlock& table) : table_(table) {
    const bool right_to_left = table.direction == Direction::right_to_left;
    start_ = right_to_left ? css::Side::right : css::Side::left;
    end_ = right_to_left ? css::Side::left : css::Side::right;
  }

  void run() {
    end_short_rows();
    find_ends();
    for (GridCell& cell : table_.cells) {
      share_start(cell);
    }
    for (GridCell& cell : table_.cells) {
      if (cell.column == 0) {
        meet(cell, start_);
      }
      if (cell.column + cell.columns == table_.columns) {
        meet(cell, end_);
      }
    }
  }

 private:
  // Something stands at the table's end in each row.
  void end_short_rows() {
    if (css::side_of(table_.edges, end_).width <= 0) {
      return;
    }
    std::vector<std::uint32_t> reach(table_.rows, 0);
    for (const GridCell& cell : table_.cells) {
      for (std::uint32_t row = cell.row; row < cell.row + cell.rows; ++row) {
        reach[row] = std::max(reach[row], cell.column + cell.columns);
      }
    }
    for (std::uint32_t row = 0; row < table_.rows; ++row) {
      if (reach[row] < table_.columns) {
        table_.cells.push_back({.row = row,
                                .column = reach[row],
                                .columns = table_.columns - reach[row],
                                .content = {}});
      }
    }
  }

  static std::uint64_t place(std::uint32_t row, std::uint32_t column) {
    return (std::uint64_t{row} << 32U) | column;
  }

  void find_ends() {
    for (std::uint32_t index = 0; index < table_.cells.size(); ++index) {
      const GridCell& cell = table_.cells[index];
      for (std::uint32_t row = cell.row; row < cell.row + cell.rows; ++row) {
        ending_[place(row, cell.column + cell.columns)] = index;
      }
    }
  }

  void share_start(GridCell& cell) {
    BoxEdge& own = css::side_of(cell.edges, start_);
    bool is_shared = true;
    for (std::uint32_t row = cell.row; row < cell.row + cell.rows; ++row) {
      const auto found = ending_.find(place(row, cell.column));
      is_shared = is_shared && found != ending_.end();
      if (found != ending_.end()) {
        BoxEdge& other = css::side_of(table_.cells[found->second].edges, end_);
        other = stronger(other, own);
      }
    }
    own = is_shared ? BoxEdge{} : own;
  }

  void meet(GridCell& cell, css::Side side) {
    BoxEdge& own = css::side_of(cell.edges, side);
    own = stronger(own, css::side_of(table_.edges, side));
  }

  TableBlock& table_;
  css::Side start_ = css::Side::left;
  css::Side end_ = css::Side::right;
  std::unordered_map<std::uint64_t, std::uint32_t> ending_{};
};

}  // namespace

const BoxEdge& stronger(const BoxEdge& first, const BoxEdge& second) {
  using css::BorderStyle;
  if (first.style == BorderStyle::hidden || second.style == BorderStyle::hidden) {
    return first.style == BorderStyle::hidden ? first : second;
  }
  return std::pair(second.width, rank_of(second.style)) >
                 std::pair(first.width, rank_of(first.style))
             ? second
             : first;
}

std::vector<std::vector<RowLine>> row_lines(const TableBlock& table,
                                            const std::vector<double>& widths,
                                            double left) {
  return LineFinder(table, widths, left).run();
}

void share_borders(TableBlock& table) {
  BorderSharer(table).run();
}

}  // namespace octavo::paged
