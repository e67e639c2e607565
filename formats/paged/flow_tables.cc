#include <algorithm>
#include <span>
#include <utility>

#include "compiler/table_head.h"
#include "formats/paged/flow_builder.h"
#include "formats/paged/table_lines.h"

namespace octavo::paged {
namespace {

void set_cell_style(GridCell& cell, const css::Style& style, double width) {
  for (std::size_t side = 0; side < cell.padding.size(); ++side) {
    cell.padding[side] = style.padding[side].at(width);
  }
  if (style.width) {
    const double insets = css::side_of(cell.padding, css::Side::left) +
                          css::side_of(cell.padding, css::Side::right) +
                          css::side_of(style.border, css::Side::left).width +
                          css::side_of(style.border, css::Side::right).width;
    cell.width =
        std::max(0.0, style.width->at(width) - (style.is_border_box ? insets : 0));
  }
  cell.edges = edges_of(style);
  cell.background = background_of(style);
  cell.align = style.vertical_align.kind;
}

/// The edge of a row or a group above a row stands where the row before it ends, or the
/// table begins.
void meet_above(const BoxEdge& edge, std::uint32_t row, TableBlock& grid) {
  if (row == 0) {
    BoxEdge& top = css::side_of(grid.edges, css::Side::top);
    top = stronger(edge, top);
  } else {
    BoxEdge& before = grid.row_edges[row - 1];
    before = stronger(before, edge);
  }
}

/// Those at the sides of a row are also of its outermost cells.
void meet_beside(const css::Style& style, std::span<GridCell> row, Direction direction) {
  const css::Sides<BoxEdge> edges = edges_of(style);
  const bool right_to_left = direction == Direction::right_to_left;
  const auto meet = [&](GridCell& cell, css::Side side) {
    BoxEdge& own = css::side_of(cell.edges, side);
    own = stronger(own, css::side_of(edges, side));
  };
  meet(right_to_left ? row.back() : row.front(), css::Side::left);
  meet(right_to_left ? row.front() : row.back(), css::Side::right);
}

/// Rows have no borders of their own where cells do not share them (CSS 2.2, 17.6.1).
void add_row_edges(const css::Style& style, TableBlock& grid) {
  const css::Sides<BoxEdge> edges = edges_of(style);
  if (grid.collapses_borders) {
    meet_above(css::side_of(edges, css::Side::top), grid.rows, grid);
  }
  grid.row_edges.push_back(grid.collapses_borders ? css::side_of(edges, css::Side::bottom)
                                                  : BoxEdge{});
}

RowBreak row_break(const css::Style& style, Binding binding) {
  return {.before = start_of(style.break_before, binding),
          .after = start_of(style.break_after, binding),
          .keeps_with_last = style.break_before == css::Break::avoid,
          .keeps_with_next = style.break_after == css::Break::avoid,
          .stays_whole = style.break_inside == css::Break::avoid};
}

void set_widths(TableBlock& grid, const css::Style& style, double room) {
  if (style.width) {
    grid.width = style.width->at(room);
  }
  if (style.max_width) {
    grid.most_width = style.max_width->at(room);
  }
  grid.least_width = style.min_width.at(room);
}

// The boxes in its cells, which are numbered from `first`, become the table's own.
void take_boxes(TableBlock& grid, std::vector<Box>& boxes, std::size_t first) {
  const auto base = static_cast<std::uint32_t>(first);
  const auto rebase = [&](std::uint32_t& box) {
    box = box == no_box || box < base ? no_box : box - base;
  };
  grid.boxes.assign(boxes.begin() + base, boxes.end());
  boxes.resize(first);
  for (Box& box : grid.boxes) {
    rebase(box.parent);
  }
  for (GridCell& cell : grid.cells) {
    for (FlowBlock& block : cell.content) {
      rebase(block.box);
      for (auto* marks : {&block.opened, &block.closed}) {
        for (BoxMark& mark : *marks) {
          rebase(mark.box);
        }
      }
    }
  }
}

}  // namespace

FlowBlocks FlowBuilder::flow_apart(css::ElementId element,
                                   const Blocks& blocks,
                                   const State& state) {
  FlowBlocks flowed;
  Pending outer = std::exchange(pending_, Pending{});
  FlowBlocks* const outer_target = std::exchange(target_, &flowed);
  const bool is_element = element != css::ElementId::none;
  if (is_element) {
    note_element(element, *state.style);
    note_first_letters(element);
  }
  add_content(element, blocks, state);
  if (is_element) {
    counters_.leave();
  }
  attach_leftovers();
  // An empty cell has nothing to carry its anchors.
  outer.anchors.insert(outer.anchors.end(), pending_.anchors.begin(),
                       pending_.anchors.end());
  target_ = outer_target;
  pending_ = std::move(outer);
  return flowed;
}

void FlowBuilder::add_caption(const Blocks& caption,
                              const Block& block,
                              const State& state) {
  const css::ElementId element = book_.elements.find(block.id, Part::caption);
  const OpenBox box = open(element, state);
  if (box.is_shown) {
    add_content(element, caption, box.inside);
  }
  // A caption is not parted.
  for (std::size_t index = box.first_block; index < target_->size(); ++index) {
    FlowBlock& each = (*target_)[index];
    each.stays_whole = true;
    each.stays_with_last = each.stays_with_last || index > box.first_block;
  }
  close(box);
}

void FlowBuilder::add_figure(const Figure& figure,
                             const Block& block,
                             const State& outer) {
  const css::ElementId element = book_.elements.find(block.id);
  const OpenBox box = open(element, outer);
  if (box.is_shown) {
    add_generated(element, css::PseudoElement::before, box.inside);
    add_blocks(figure.content, box.inside);
    if (!figure.caption.empty()) {
      add_caption(figure.caption, block, box.inside);
    }
    add_generated(element, css::PseudoElement::after, box.inside);
  }
  close(box);
}

// The box around the table holds its caption too.
void FlowBuilder::add_table(const Table& table, const Block& block, const State& outer) {
  const css::ElementId frame = book_.elements.find(block.id, Part::around);
  const css::ElementId element = book_.elements.find(block.id);
  OpenBox around = open(frame, outer);
  const State own = state_of(element, around.inside);
  // The box around a table has no other pages than the table.
  around.inside.page = own.page;
  const bool is_shown = around.is_shown && element != css::ElementId::none &&
                        own.style->display != css::Display::none;
  if (is_shown) {
    add_generated(frame, css::PseudoElement::before, around.inside);
    note_element(element, *own.style);
    ask_break_before(*own.style);
    const css::ElementId caption = book_.elements.find(block.id, Part::caption);
    const bool caption_above =
        state_of(caption, own).style->caption_side == css::CaptionSide::top;
    meet_margin(margin_of(*own.style, css::Side::top, around.inside.width));
    const std::size_t before = target_->size();
    if (caption_above && !table.caption.empty()) {
      add_caption(table.caption, block, own);
      if (target_->size() > before) {
        target_->back().keep = Keep::with_next;
      }
    }
    add_grid(table, block, own, around.inside);
    if (!caption_above && !table.caption.empty()) {
      if (target_->size() > before) {
        target_->back().keep = Keep::with_next;
      }
      add_caption(table.caption, block, own);
    }
    meet_margin(margin_of(*own.style, css::Side::bottom, around.inside.width));
    if (target_->size() > before) {
      keep_together({.style = own.style, .first_block = before});
    }
    ask_break_after(*own.style);
    counters_.leave();
    add_generated(frame, css::PseudoElement::after, around.inside);
  }
  close(around);
}

// Where a table stands is what its margins say: in the middle where both are `auto`.
void FlowBuilder::add_grid(const Table& table,
                           const Block& block,
                           const State& own,
                           const State& outer) {
  const css::Style& style = *own.style;
  const css::Extent& left = css::side_of(style.margin, css::Side::left);
  const css::Extent& right = css::side_of(style.margin, css::Side::right);
  const bool right_to_left = direction_of(own) == Direction::right_to_left;
  TableBlock grid{.leading = style.leading(),
                  .direction = direction_of(own),
                  .span = block.span,
                  .place = !left && !right                     ? 0.5
                           : !left || (right && right_to_left) ? 1
                                                               : 0,
                  .collapses_borders = style.collapses_borders,
                  .spacing_x = style.collapses_borders ? 0 : style.border_spacing_x,
                  .spacing_y = style.collapses_borders ? 0 : style.border_spacing_y,
                  .edges = edges_of(style),
                  .background = background_of(style)};
  State placed = outer;
  placed.left += left ? left->at(outer.width) : 0;
  placed.right += right ? right->at(outer.width) : 0;
  placed.width = std::max(
      0.0, outer.width - (placed.left - outer.left) - (placed.right - outer.right));
  set_widths(grid, style, placed.width);
  for (std::size_t side = 0; side < grid.padding.size(); ++side) {
    grid.padding[side] =
        style.collapses_borders ? 0 : style.padding[side].at(placed.width);
  }
  State cells = own;
  cells.width = placed.width;
  cells.left = cells.right = 0;
  cells.box = no_box;
  // A head without a word, which some dialects demand, takes no room.
  GridPlacer placer;
  const std::size_t first_box = flow_.boxes.size();
  if (has_head(table)) {
    add_rows(table, block, Part::head, grid, placer, cells);
  }
  grid.head_rows = grid.rows;
  add_rows(table, block, Part::body, grid, placer, cells);
  grid.columns = placer.columns();
  if (grid.collapses_borders) {
    share_borders(grid);
  }
  take_boxes(grid, flow_.boxes, first_box);
  if (!grid.cells.empty()) {
    const Start after = grid.row_breaks.back().after;
    pending_.start = std::max(pending_.start, grid.row_breaks.front().before);
    emit({.content = std::move(grid)}, placed);
    pending_.start = std::max(pending_.start, after);
  }
}

void FlowBuilder::add_rows(const Table& table,
                           const Block& block,
                           Part part,
                           TableBlock& grid,
                           GridPlacer& placer,
                           const State& outer) {
  const std::vector<TableRow>& rows = part == Part::head ? table.head : table.body;
  const State group = state_of(book_.elements.find(block.id, part), outer);
  if (group.style->display == css::Display::none) {
    return;
  }
  if (part == Part::head && grid.collapses_borders) {
    grid.head_edge = css::side_of(edges_of(*group.style), css::Side::bottom);
  }
  note_inline(group.element, *group.style);
  const std::uint32_t first = grid.rows;
  const auto is_shown = [&](const TableRow& row) {
    const css::ElementId element = book_.elements.find(row.id);
    return element == css::ElementId::none ||
           book_.of(element).display != css::Display::none;
  };
  const auto end =
      grid.rows + static_cast<std::uint32_t>(std::ranges::count_if(
                      rows, [&](const TableRow& row) { return is_shown(row); }));
  if (grid.collapses_borders && end > first) {
    meet_above(css::side_of(edges_of(*group.style), css::Side::top), first, grid);
  }
  for (const TableRow& row : rows) {
    if (!is_shown(row)) {
      continue;
    }
    const State row_state = state_of(book_.elements.find(row.id), group);
    placer.begin_row();
    grid.row_ids.push_back(row.id);
    grid.row_breaks.push_back(row_break(*row_state.style, book_.binding));
    note_inline(row_state.element, *row_state.style);
    add_row_edges(*row_state.style, grid);
    const std::size_t first_cell = grid.cells.size();
    const std::optional<Color> own = background_of(*row_state.style);
    const std::optional<Color> stripe = own ? own : background_of(*group.style);
    for (const TableCell& cell : row.cells) {
      const css::ElementId element = book_.elements.find(cell.id);
      const State inner = state_of(element, row_state);
      if (inner.style->display == css::Display::none) {
        continue;
      }
      GridCell placed = placer.place(cell, grid.rows, end - grid.rows);
      set_cell_style(placed, *inner.style, inner.width);
      placed.background = placed.background ? placed.background : stripe;
      placed.content = flow_apart(element, cell.content, inner);
      grid.cells.push_back(std::move(placed));
    }
    counters_.leave();
    if (grid.collapses_borders && grid.cells.size() > first_cell) {
      for (const css::Style* style : {row_state.style, group.style}) {
        meet_beside(*style, std::span(grid.cells).subspan(first_cell), grid.direction);
      }
    }
    ++grid.rows;
  }
  counters_.leave();
  if (grid.collapses_borders && grid.rows > first && part == Part::body) {
    BoxEdge& foot = grid.row_edges.back();
    foot = stronger(foot, css::side_of(edges_of(*group.style), css::Side::bottom));
  }
}

}  // namespace octavo::paged
