#include "formats/paged/table_rows.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <numeric>
#include <utility>

#include "formats/paged/boxes.h"
#include "formats/paged/table_lines.h"

namespace octavo::paged {
namespace {

/// Rows of at most so many lines stay whole.
constexpr double whole_row_lines = 4;
constexpr int inside_row = 300;
/// At least so many rows stand on either side of a page's end.
constexpr std::uint32_t rows_together = 2;
/// Of the page, what may be left empty to keep rows together.
constexpr double most_kept_share = 0.5;
constexpr double nothing = 1e-6;

/// A line of a cell in the table: what rows are cut from.
struct Piece {
  double top = 0;
  double bottom = 0;
  double left = 0;
  std::size_t cell = 0;
  Strip* strip = nullptr;
};

/// Where a strip of the table begins.
struct Cut {
  double y = 0;
  std::uint32_t row = 0;
  /// Inside a row rather than before it.
  bool inside = false;
};

class RowMaker {
 public:
  RowMaker(const TableBlock& table,
           std::vector<Strips> cells,
           const std::vector<double>& widths,
           double left,
           double depth)
      : table_(table),
        cells_(std::move(cells)),
        widths_(widths),
        left_(left),
        most_kept_(most_kept_share * depth) {
    width_ = std::accumulate(widths.begin(), widths.end(), 0.0);
  }

  SetTable run() {
    find_lines();
    find_baselines();
    find_row_tops();
    find_pieces();
    find_cuts();
    fill_strips();
    add_lines();
    return std::move(table_set_);
  }

 private:
  void find_lines() {
    lines_ = row_lines(table_, widths_, left_);
    for (const std::vector<RowLine>& lines : lines_) {
      double thickest = 0;
      for (const RowLine& line : lines) {
        thickest = std::max(thickest, line.edge.width);
      }
      thickness_.push_back(thickest);
    }
  }

  // `sub`, `super` and lengths are nothing for cells (CSS 2.2, 17.5.3).
  static bool is_on_baseline(const GridCell& cell) {
    return cell.align != css::BaselineShift::top &&
           cell.align != css::BaselineShift::middle &&
           cell.align != css::BaselineShift::bottom;
  }

  // Of the first line of a cell, from the cell's top.
  double first_baseline(std::size_t index) const {
    const Strips& strips = cells_[index];
    return cell_inset(table_, table_.cells[index], css::Side::top) +
           (strips.empty() ? 0 : strips.front().baseline);
  }

  // The line that the first lines of a row's cells stand on.
  void find_baselines() {
    baselines_.resize(table_.rows);
    for (std::size_t index = 0; index < table_.cells.size(); ++index) {
      const GridCell& cell = table_.cells[index];
      if (is_on_baseline(cell) && !cells_[index].empty()) {
        baselines_[cell.row] = std::max(baselines_[cell.row], first_baseline(index));
      }
    }
  }

  // What is above a cell's content so that it stands on the line of its row.
  double above_baseline_of(std::size_t index) const {
    const GridCell& cell = table_.cells[index];
    return is_on_baseline(cell) && !cells_[index].empty()
               ? std::max(0.0, baselines_[cell.row] - first_baseline(index))
               : 0;
  }

  double cell_height(std::size_t index) const {
    const GridCell& cell = table_.cells[index];
    return stacked_height(cells_[index]) + cell_inset(table_, cell, css::Side::top) +
           cell_inset(table_, cell, css::Side::bottom) + above_baseline_of(index);
  }

  void find_row_tops() {
    std::vector<double> heights(table_.rows, table_.leading);
    for (const bool spanning : {false, true}) {
      for (std::size_t index = 0; index < table_.cells.size(); ++index) {
        const GridCell& cell = table_.cells[index];
        if ((cell.rows > 1) != spanning) {
          continue;
        }
        const auto first = heights.begin() + cell.row;
        const double have = std::accumulate(first, first + cell.rows, 0.0);
        heights[cell.row + cell.rows - 1] += std::max(0.0, cell_height(index) - have);
      }
    }
    double y = 0;
    for (std::uint32_t row = 0; row < table_.rows; ++row) {
      y += thickness_[row];
      tops_.push_back(y);
      y += heights[row];
    }
    tops_.push_back(y);
  }

  // Where the lines of a cell begin, in its room.
  double content_top(std::size_t index) const {
    const GridCell& cell = table_.cells[index];
    const double top = tops_[cell.row];
    const double foot =
        tops_[cell.row + cell.rows] -
        (cell.row + cell.rows < table_.rows ? thickness_[cell.row + cell.rows] : 0);
    const double free = std::max(0.0, foot - top - cell_height(index));
    const double above = cell.align == css::BaselineShift::bottom ? free
                         : cell.align == css::BaselineShift::middle
                             ? free / 2
                             : above_baseline_of(index);
    return top + above + cell_inset(table_, cell, css::Side::top);
  }

  void find_pieces() {
    for (std::size_t index = 0; index < table_.cells.size(); ++index) {
      const GridCell& cell = table_.cells[index];
      double y = content_top(index);
      const double left = left_ + cell_left(table_, cell, widths_) +
                          cell_inset(table_, cell, css::Side::left);
      bool first = true;
      for (Strip& strip : cells_[index]) {
        y += first ? 0 : strip.space_above;
        first = false;
        pieces_.push_back({.top = y,
                           .bottom = y + strip.height,
                           .left = left,
                           .cell = index,
                           .strip = &strip});
        y += strip.height;
      }
    }
  }

  // A cut lies where no line of any cell is cut through: before rows, and inside rows too
  // tall to be kept whole.
  void find_cuts() {
    std::vector<const Piece*> by_top;
    by_top.reserve(pieces_.size());
    for (const Piece& piece : pieces_) {
      by_top.push_back(&piece);
    }
    std::ranges::stable_sort(by_top, {}, [](const Piece* piece) { return piece->top; });
    double reach = 0;
    std::size_t at = 0;
    for (std::uint32_t row = 0; row < table_.rows; ++row) {
      const double begin = tops_[row];
      if (row == 0) {
        cuts_.push_back({.y = 0, .row = 0});
      } else if (reach <= begin + nothing) {
        cuts_.push_back({.y = begin, .row = row});
      }
      const double end = tops_[row + 1];
      const bool stays_whole = end - begin <= whole_row_lines * table_.leading;
      bool first = true;
      for (; at < by_top.size() && by_top[at]->top < end; ++at) {
        const Piece& piece = *by_top[at];
        if (!stays_whole && !first && reach <= piece.top + nothing) {
          cuts_.push_back({.y = piece.top, .row = row, .inside = true});
        }
        reach = std::max(reach, piece.bottom);
        first = false;
      }
    }
  }

  void fill_strips() {
    Strips& strips = table_set_.strips;
    strips.resize(cuts_.size());
    for (std::size_t index = 0; index < cuts_.size(); ++index) {
      const Cut& cut = cuts_[index];
      const bool last = index + 1 == cuts_.size();
      const double end = last ? tops_.back() + thickness_.back() : cuts_[index + 1].y;
      strips[index].height = end - cut.y;
      strips[index].penalty = penalty_before(cut);
      strips[index].stays_with_last =
          cut.inside && table_.row_breaks[cut.row].stays_whole;
      strips[index].start = start_at(cut);
      table_set_.head_strips += cut.row < table_.head_rows ? 1 : 0;
    }
    for (std::uint32_t row = 0; row < table_.row_ids.size(); ++row) {
      if (table_.row_ids[row] != NodeId::none) {
        strips[strip_at(tops_[row])].anchors.push_back(table_.row_ids[row]);
      }
    }
    for (const GridCell& cell : table_.cells) {
      if (cell.id != NodeId::none) {
        strips[strip_at(tops_[cell.row])].anchors.push_back(cell.id);
      }
    }
    for (const GridCell& cell : table_.cells) {
      paint_cell(cell);
    }
    paint_inner_boxes();
    for (const Piece& piece : pieces_) {
      take(piece, strip_at(piece.top));
    }
  }

  // Pieces of one cell that are in one strip stand together.
  void paint_inner_boxes() {
    if (table_.boxes.empty()) {
      return;
    }
    for (std::size_t begin = 0; begin < pieces_.size();) {
      const std::size_t at = strip_at(pieces_[begin].top);
      std::vector<StandingStrip> standing;
      std::size_t end = begin;
      for (; end < pieces_.size() && pieces_[end].cell == pieces_[begin].cell &&
             strip_at(pieces_[end].top) == at;
           ++end) {
        standing.push_back(
            {.strip = pieces_[end].strip, .top = pieces_[end].top - cuts_[at].y});
      }
      const GridCell& cell = table_.cells[pieces_[begin].cell];
      const double width = cell_width(cell, widths_) -
                           cell_inset(table_, cell, css::Side::left) -
                           cell_inset(table_, cell, css::Side::right);
      std::vector<PlacedItem> painted =
          paint_boxes(standing, table_.boxes, pieces_[begin].left, width);
      std::ranges::move(painted, std::back_inserter(table_set_.strips[at].items));
      begin = end;
    }
  }

  // Background and borders of a cell, cut where its strips are.
  void paint_cell(const GridCell& cell) {
    const bool has_edges = std::ranges::any_of(
        cell.edges, [](const BoxEdge& edge) { return edge.width > 0; });
    if (!cell.background && !has_edges) {
      return;
    }
    const double inset_left = space_beside(table_, cell, css::Side::left);
    const double top = tops_[cell.row] + space_beside(table_, cell, css::Side::top);
    const double foot =
        tops_[cell.row + cell.rows] - space_beside(table_, cell, css::Side::bottom);
    const double left = left_ + cell_left(table_, cell, widths_) + inset_left;
    const double width = cell_width(cell, widths_) - inset_left -
                         space_beside(table_, cell, css::Side::right);
    for (std::size_t at = strip_at(top); at < cuts_.size() && cuts_[at].y < foot; ++at) {
      const double end = at + 1 < cuts_.size() ? cuts_[at + 1].y : foot;
      Box box{.background = cell.background, .edges = cell.edges};
      const bool begins = cuts_[at].y <= top + nothing;
      const bool ends = end >= foot - nothing;
      if (table_.collapses_borders || !begins) {
        css::side_of(box.edges, css::Side::top) = {};
      }
      if (table_.collapses_borders || !ends) {
        css::side_of(box.edges, css::Side::bottom) = {};
      }
      const double y = std::max(top, cuts_[at].y);
      paint_box({.left = left,
                 .top = y - cuts_[at].y,
                 .width = width,
                 .height = std::min(end, foot) - y},
                box, table_set_.strips[at].items);
    }
  }

  void take(const Piece& piece, std::size_t index) {
    Strip& strip = table_set_.strips[index];
    for (PlacedItem& item : piece.strip->items) {
      translate(item, piece.left, piece.top - cuts_[index].y);
      strip.items.push_back(std::move(item));
    }
    const Strip& from = *piece.strip;
    strip.notes.insert(strip.notes.end(), from.notes.begin(), from.notes.end());
    strip.anchors.insert(strip.anchors.end(), from.anchors.begin(), from.anchors.end());
    strip.strings.insert(strip.strings.end(), from.strings.begin(), from.strings.end());
  }

  std::size_t strip_at(double y) const {
    const auto after = std::ranges::upper_bound(cuts_, y + nothing, {}, &Cut::y);
    return static_cast<std::size_t>(
        std::max<std::ptrdiff_t>(0, std::distance(cuts_.begin(), after) - 1));
  }

  // Before the first row it is the table's; a head is not parted from its rows.
  Start start_at(const Cut& cut) const {
    if (cut.inside || cut.row == 0 || cut.row <= table_.head_rows) {
      return Start::anywhere;
    }
    return std::max(table_.row_breaks[cut.row].before,
                    table_.row_breaks[cut.row - 1].after);
  }

  int penalty_before(const Cut& cut) const {
    if (cut.row == 0 && !cut.inside) {
      return 0;
    }
    const std::uint32_t head = table_.head_rows;
    if (cut.row < head || (cut.row == head && !cut.inside)) {
      return forbidden_break;
    }
    const std::uint32_t rows = table_.rows;
    if (rows - head <= 2 * rows_together && tops_.back() <= most_kept_) {
      return forbidden_break;
    }
    if (cut.inside) {
      return inside_row;
    }
    if (table_.row_breaks[cut.row].keeps_with_last ||
        table_.row_breaks[cut.row - 1].keeps_with_next) {
      return forbidden_break;
    }
    const bool after_few = cut.row < head + rows_together;
    const bool before_few = cut.row + rows_together > rows;
    if (!after_few && !before_few) {
      return 0;
    }
    const double kept = after_few ? tops_[head + rows_together]
                                  : tops_.back() - tops_[rows - rows_together];
    return kept <= most_kept_ ? forbidden_break : lone_line;
  }

  // The lines above a row stand at the foot of the strip before it.
  void add_lines() {
    for (std::uint32_t index = 0; index < lines_.size(); ++index) {
      const bool is_foot = index == table_.rows;
      const double y = is_foot ? tops_.back() : tops_[index] - thickness_[index];
      const std::size_t at = is_foot ? cuts_.size() - 1 : strip_at(y);
      std::vector<PlacedItem> painted;
      for (const RowLine& line : lines_[index]) {
        const Rectangle area{.left = line.left,
                             .top = y - cuts_[at].y,
                             .width = line.width,
                             .height = line.edge.width};
        if (table_.collapses_borders) {
          paint_edge(area, line.edge, painted);
        } else {
          paint_side(area, line.edge, is_foot ? css::Side::bottom : css::Side::top,
                     painted);
        }
      }
      auto& items = table_set_.strips[at].items;
      items.insert(index == 0 ? items.begin() : items.end(),
                   std::make_move_iterator(painted.begin()),
                   std::make_move_iterator(painted.end()));
    }
    paint_sides();
    paint_background();
  }

  void paint_background() {
    if (!table_.background) {
      return;
    }
    for (Strip& strip : table_set_.strips) {
      strip.items.insert(
          strip.items.begin(),
          Rule{.area = {.left = left_, .width = width_, .height = strip.height},
               .color = *table_.background});
    }
  }

  // The edges of the table itself at its left and right; where cells share theirs, they
  // have it.
  void paint_sides() {
    if (table_.collapses_borders) {
      return;
    }
    const BoxEdge& left = css::side_of(table_.edges, css::Side::left);
    const BoxEdge& right = css::side_of(table_.edges, css::Side::right);
    for (Strip& strip : table_set_.strips) {
      if (left.width > 0) {
        paint_side({.left = left_, .width = left.width, .height = strip.height}, left,
                   css::Side::left, strip.items);
      }
      if (right.width > 0) {
        paint_side({.left = left_ + width_ - right.width,
                    .width = right.width,
                    .height = strip.height},
                   right, css::Side::right, strip.items);
      }
    }
  }

  const TableBlock& table_;
  std::vector<Strips> cells_;
  const std::vector<double>& widths_;
  double left_ = 0;
  /// Rows that together are taller may be parted.
  double most_kept_ = 0;
  double width_ = 0;
  /// Above each row, and below the last.
  std::vector<std::vector<RowLine>> lines_{};
  std::vector<double> thickness_{};
  /// Of each row, from its top, of the cells that are aligned by theirs.
  std::vector<double> baselines_{};
  /// Of each row, and of what would follow the last.
  std::vector<double> tops_{};
  std::vector<Piece> pieces_{};
  std::vector<Cut> cuts_{};
  SetTable table_set_{};
};

}  // namespace

// Half of what is between cells; all of it, and the table's border, where the table ends.
double space_beside(const TableBlock& table, const GridCell& cell, css::Side side) {
  if (table.collapses_borders) {
    return 0;
  }
  const bool right_to_left = table.direction == Direction::right_to_left;
  const bool is_first_column = cell.column == 0;
  const bool is_last_column = cell.column + cell.columns == table.columns;
  bool is_outer = false;
  switch (side) {
    case css::Side::top:
      is_outer = cell.row == 0;
      break;
    case css::Side::bottom:
      is_outer = cell.row + cell.rows == table.rows;
      break;
    case css::Side::left:
      is_outer = right_to_left ? is_last_column : is_first_column;
      break;
    case css::Side::right:
      is_outer = right_to_left ? is_first_column : is_last_column;
      break;
  }
  const bool across = side == css::Side::left || side == css::Side::right;
  const double spacing = across ? table.spacing_x : table.spacing_y;
  // Lines above and below have room of their own.
  const double border = across ? css::side_of(table.edges, side).width : 0;
  return is_outer ? spacing + border + css::side_of(table.padding, side) : spacing / 2;
}

double cell_inset(const TableBlock& table, const GridCell& cell, css::Side side) {
  const bool across = side == css::Side::left || side == css::Side::right;
  const double border = css::side_of(cell.edges, side).width;
  // A line between rows has room of its own.
  const double own = table.collapses_borders && !across ? 0 : border;
  return css::side_of(cell.padding, side) + own + space_beside(table, cell, side);
}

double cell_width(const GridCell& cell, const std::vector<double>& widths) {
  const auto first = widths.begin() + cell.column;
  return std::accumulate(first, first + cell.columns, 0.0);
}

double cell_left(const TableBlock& table,
                 const GridCell& cell,
                 const std::vector<double>& widths) {
  const double before =
      std::accumulate(widths.begin(), widths.begin() + cell.column, 0.0);
  if (table.direction == Direction::left_to_right) {
    return before;
  }
  const double all = std::accumulate(widths.begin(), widths.end(), 0.0);
  return all - before - cell_width(cell, widths);
}

SetTable make_rows(const TableBlock& table,
                   std::vector<Strips> cells,
                   const std::vector<double>& widths,
                   double left,
                   double depth) {
  return RowMaker(table, std::move(cells), widths, left, depth).run();
}

}  // namespace octavo::paged
