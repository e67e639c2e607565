#include <algorithm>
#include <utility>

#include "compiler/table_head.h"
#include "formats/paged/flow_builder.h"

namespace octavo::paged {
namespace {

/// A span that reaches beyond so many columns is cut back: one cell makes no more.
constexpr std::uint32_t most_columns = 1000;

std::optional<TextAlign> cell_align(Alignment own, Alignment column) {
  switch (own == Alignment::automatic ? column : own) {
    case Alignment::left:
      return TextAlign::start;
    case Alignment::center:
      return TextAlign::center;
    case Alignment::right:
      return TextAlign::end;
    case Alignment::automatic:
      break;
  }
  return std::nullopt;
}

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
  std::vector<std::uint32_t> busy_until_{};
  std::uint32_t at_ = 0;
};

}  // namespace

FlowBlocks FlowBuilder::flow_apart(const Blocks& blocks, const State& state) {
  FlowBlocks flowed;
  Pending outer = std::exchange(pending_, Pending{});
  FlowBlocks* const outer_target = std::exchange(target_, &flowed);
  add_blocks(blocks, state);
  attach_leftovers();
  // An empty cell has nothing to carry its anchors.
  outer.anchors.insert(outer.anchors.end(), pending_.anchors.begin(),
                       pending_.anchors.end());
  target_ = outer_target;
  pending_ = std::move(outer);
  return flowed;
}

void FlowBuilder::add_caption(const Blocks& caption, State state) {
  constexpr int inside_caption = 6000;
  state.kind = TextKind::caption;
  state.paragraph_scale = state.scale;
  state.align = state.align.value_or(TextAlign::center);
  const std::size_t first = target_->size();
  add_blocks(caption, state);
  for (std::size_t index = first; index < target_->size(); ++index) {
    (*target_)[index].line_penalty = inside_caption;
    (*target_)[index].penalty = index > first ? inside_caption : 0;
  }
}

void FlowBuilder::add_figure(const Figure& figure, const State& state) {
  leave_space(lines(0.75, state));
  const std::size_t first = target_->size();
  add_blocks(figure.content, state);
  const std::size_t caption = target_->size();
  pending_.space = lines(kind_style(TextKind::caption).space_above, state);
  add_caption(figure.caption, state);
  // The caption stays with the last of what it speaks of.
  if (caption > first && target_->size() > caption) {
    (*target_)[caption - 1].keep = Keep::with_next;
  }
  pending_.space = lines(0.75, state);
  pending_.flush = true;
}

void FlowBuilder::add_table(const Table& table, const Block& block, const State& state) {
  leave_space(lines(0.75, state));
  const std::size_t before = target_->size();
  add_caption(table.caption, state);
  if (target_->size() > before) {
    target_->back().keep = Keep::with_next;
    leave_space(lines(kind_style(TextKind::caption).space_above, state));
  }
  TableBlock grid{.leading = leading_of(book_, TextKind::table_cell, state.scale),
                  .direction = direction_of(state),
                  .span = block.span};
  GridPlacer placer;
  State cell_state{.language = state.language,
                   .paragraph_scale = state.scale,
                   .scale = state.scale * kind_style(TextKind::table_cell).size,
                   .direction = state.direction};
  const auto add_rows = [&](const std::vector<TableRow>& rows, TextKind kind) {
    cell_state.kind = kind;
    const auto end = grid.rows + static_cast<std::uint32_t>(rows.size());
    for (const TableRow& row : rows) {
      placer.begin_row();
      grid.row_ids.push_back(row.id);
      for (const TableCell& cell : row.cells) {
        GridCell placed = placer.place(cell, grid.rows, end - grid.rows);
        State inner = cell_state;
        if (!cell.attributes.language.empty()) {
          inner.language = cell.attributes.language;
        }
        const Alignment column = placed.column < table.columns.size()
                                     ? table.columns[placed.column]
                                     : Alignment::automatic;
        inner.align = cell_align(cell.alignment, column);
        placed.content = flow_apart(cell.content, inner);
        grid.cells.push_back(std::move(placed));
      }
      ++grid.rows;
    }
  };
  // A head without a word, which some dialects demand, takes no room.
  if (has_head(table)) {
    add_rows(table.head, TextKind::table_head);
  }
  grid.head_rows = grid.rows;
  add_rows(table.body, TextKind::table_cell);
  grid.columns = placer.columns();
  if (!grid.cells.empty()) {
    emit({.content = std::move(grid), .left = state.left, .right = state.right}, 0, 0);
  }
  pending_.space = lines(0.75, state);
  pending_.flush = true;
}

}  // namespace octavo::paged
