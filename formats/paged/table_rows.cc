#include "formats/paged/table_rows.h"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <utility>

#include "compiler/overload.h"

namespace octavo::paged {
namespace {

constexpr double heavy_rule = 0.8;
constexpr double light_rule = 0.4;
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

Rule rule_at(double left, double y, double width, double thickness) {
  return {.area = {.left = left, .top = y, .width = width, .height = thickness}};
}

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
    find_row_tops();
    find_pieces();
    find_cuts();
    fill_strips();
    add_rules();
    return std::move(table_set_);
  }

 private:
  void find_row_tops() {
    std::vector<double> heights(table_.rows, table_.leading + 2 * row_margin(table_));
    for (const bool spanning : {false, true}) {
      for (std::size_t index = 0; index < table_.cells.size(); ++index) {
        const GridCell& cell = table_.cells[index];
        if ((cell.rows > 1) != spanning) {
          continue;
        }
        const auto first = heights.begin() + cell.row;
        const double have = std::accumulate(first, first + cell.rows, 0.0);
        const double wanted = stacked_height(cells_[index]) + 2 * row_margin(table_);
        heights[cell.row + cell.rows - 1] += std::max(0.0, wanted - have);
      }
    }
    double y = heavy_rule;
    for (std::uint32_t row = 0; row < table_.rows; ++row) {
      if (row > 0 && row == table_.head_rows) {
        y += light_rule;
      }
      tops_.push_back(y);
      y += heights[row];
    }
    tops_.push_back(y);
  }

  void find_pieces() {
    for (std::size_t index = 0; index < table_.cells.size(); ++index) {
      const GridCell& cell = table_.cells[index];
      double y = tops_[cell.row] + row_margin(table_);
      if (cell.row < table_.head_rows) {
        // The cells of a head stand on its lower edge.
        y = std::max(y, tops_[cell.row + cell.rows] - row_margin(table_) -
                            stacked_height(cells_[index]));
      }
      const double left = left_ + cell_left(table_, cell, widths_) + cell_margin(table_);
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
      const double end = last ? tops_.back() + heavy_rule : cuts_[index + 1].y;
      strips[index].height = end - cut.y;
      strips[index].penalty = penalty_before(cut);
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
    for (const Piece& piece : pieces_) {
      take(piece, strip_at(piece.top));
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
  }

  std::size_t strip_at(double y) const {
    const auto after = std::ranges::upper_bound(cuts_, y + nothing, {}, &Cut::y);
    return static_cast<std::size_t>(
        std::max<std::ptrdiff_t>(0, std::distance(cuts_.begin(), after) - 1));
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
    const bool after_few = cut.row < head + rows_together;
    const bool before_few = cut.row + rows_together > rows;
    if (!after_few && !before_few) {
      return 0;
    }
    const double kept = after_few ? tops_[head + rows_together]
                                  : tops_.back() - tops_[rows - rows_together];
    return kept <= most_kept_ ? forbidden_break : lone_line;
  }

  void add_rules() {
    Strips& strips = table_set_.strips;
    strips.front().items.insert(strips.front().items.begin(),
                                rule_at(left_, 0, width_, heavy_rule));
    const std::uint32_t head = table_.head_rows;
    if (head > 0 && head < table_.rows) {
      const std::size_t index = table_set_.head_strips - 1;
      // Above the first row of the body, at the foot of the head's last strip.
      const double y = tops_[head] - light_rule - cuts_[index].y;
      strips[index].items.emplace_back(rule_at(left_, y, width_, light_rule));
    }
    const double foot = tops_.back() - cuts_.back().y;
    strips.back().items.emplace_back(rule_at(left_, foot, width_, heavy_rule));
  }

  const TableBlock& table_;
  std::vector<Strips> cells_;
  const std::vector<double>& widths_;
  double left_ = 0;
  /// Rows that together are taller may be parted.
  double most_kept_ = 0;
  double width_ = 0;
  /// Of each row, and of what would follow the last.
  std::vector<double> tops_{};
  std::vector<Piece> pieces_{};
  std::vector<Cut> cuts_{};
  SetTable table_set_{};
};

}  // namespace

double cell_margin(const TableBlock& table) {
  return table.leading * 0.45;
}

double row_margin(const TableBlock& table) {
  return table.leading * 0.14;
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
