#include "formats/paged/table.h"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <numeric>
#include <string>
#include <utility>

#include "compiler/overload.h"
#include "compiler/parallel.h"
#include "formats/paged/inline_boxes.h"
#include "formats/paged/set_text.h"
#include "formats/paged/table_rows.h"

namespace octavo::paged {
namespace {

/// A table too wide for the page is set smaller, down to this share.
constexpr double smallest_scale = 0.6;

void scale_rare(RareText& rare, double scale) {
  const bool has_lengths =
      std::ranges::any_of(rare->decorations, [](const css::DrawnDecoration& each) {
        return each.thickness || each.underline_offset;
      });
  if (!has_lengths) {
    return;
  }
  RareTextStyle scaled = *rare;
  for (css::DrawnDecoration& each : scaled.decorations) {
    for (std::optional<double>* length : {&each.thickness, &each.underline_offset}) {
      if (*length) {
        **length *= scale;
      }
    }
  }
  rare.set(std::move(scaled));
}

void scale_text(ParagraphText& text, double scale) {
  for (StyleRun& run : text.runs) {
    run.style.size *= scale;
    run.style.letter_spacing *= scale;
    run.style.word_spacing *= scale;
    run.style.baseline_shift *= scale;
    scale_rare(run.style.rare, scale);
  }
  for (InlineBox& box : text.boxes) {
    scale_inline_box(box, scale);
  }
}

void scale_cell(GridCell& cell, double scale);

void scale_boxes(std::vector<Box>& boxes, double scale) {
  for (Box& box : boxes) {
    box.left *= scale;
    box.right *= scale;
  }
}

void scale_blocks(FlowBlocks& blocks, double scale) {
  for (FlowBlock& block : blocks) {
    block.left *= scale;
    block.right *= scale;
    block.space_above *= scale;
    block.inset_above *= scale;
    block.inset_below *= scale;
    for (auto* marks : {&block.opened, &block.closed}) {
      for (BoxMark& mark : *marks) {
        mark.distance *= scale;
      }
    }
    for (Label& label : block.labels) {
      scale_text(label.text, scale);
      label.inset *= scale;
      label.width *= scale;
    }
    std::visit(Overload{[&](TextBlock& text) {
                          scale_text(text.text, scale);
                          text.leading *= scale;
                          text.least_height *= scale;
                          text.style.first_line_indent *= scale;
                          text.style.turnover_indent *= scale;
                        },
                        [](PictureBlock&) {},
                        [&](TableBlock& table) {
                          table.leading *= scale;
                          scale_boxes(table.boxes, scale);
                          for (GridCell& cell : table.cells) {
                            scale_cell(cell, scale);
                          }
                        }},
               block.content);
  }
}

void scale_cell(GridCell& cell, double scale) {
  for (double& padding : cell.padding) {
    padding *= scale;
  }
  if (cell.width) {
    *cell.width *= scale;
  }
  scale_blocks(cell.content, scale);
}

// Columns as wide together as is asked, each in proportion; those whose width is stated
// keep it where there are others (CSS 2.2, 17.5.2.2).
void widen_columns(const TableBlock& table, std::vector<double>& widths, double asked) {
  std::vector<bool> is_stated(widths.size(), false);
  for (const GridCell& cell : table.cells) {
    is_stated[cell.column] = is_stated[cell.column] || (cell.width && cell.columns == 1);
  }
  const bool all_stated = std::ranges::all_of(is_stated, std::identity());
  double have = 0;
  double kept = 0;
  for (std::size_t each = 0; each < widths.size(); ++each) {
    (is_stated[each] && !all_stated ? kept : have) += widths[each];
  }
  if (have <= 0 || asked <= have + kept) {
    return;
  }
  for (std::size_t each = 0; each < widths.size(); ++each) {
    widths[each] *= is_stated[each] && !all_stated ? 1 : (asked - kept) / have;
  }
}

// No table is narrower than its words (CSS 2.2, 17.5.2).
double widest_table(const TableBlock& table,
                    const ColumnExtents& extents,
                    double measure) {
  const double most =
      std::min(table.width.value_or(measure), table.most_width.value_or(measure));
  return std::min(std::max({most, table.least_width, extents.all_narrowest}), measure);
}

double narrowest_table(const TableBlock& table, double measure) {
  const double most = std::min(measure, table.most_width.value_or(measure));
  return std::min(std::max(std::min(table.width.value_or(0), most), table.least_width),
                  measure);
}

TableBlock scaled_table(const TableBlock& table, double scale) {
  TableBlock smaller = table;
  smaller.leading *= scale;
  scale_boxes(smaller.boxes, scale);
  for (GridCell& cell : smaller.cells) {
    scale_cell(cell, scale);
  }
  return smaller;
}

void report_width(const TableBlock& table, Diagnostics& diagnostics) {
  diagnostics.warn("table-too-wide", table.span,
                   "the table's " + std::to_string(table.columns) +
                       " columns do not fit the page at the size of its tables",
                   {{.message = "it is set smaller; a larger `--paper`, fewer columns or "
                                "shorter words would let it stand as it is"}});
}

// The head again, seen but not read.
Strips as_artifacts(const Strips& head) {
  Strips copies;
  for (const Strip& strip : head) {
    Strip copy{.space_above = strip.space_above, .height = strip.height};
    for (PlacedItem item : strip.items) {
      std::visit(Overload{[](TextRun& run) {
                            run.role = Role::artifact;
                            run.owner = NodeId::none;
                            run.link = NodeId::none;
                          },
                          [](Rule& rule) {
                            rule.role = Role::artifact;
                            rule.owner = NodeId::none;
                          },
                          [](PlacedPicture& picture) {
                            picture.owner = NodeId::none;
                            picture.link = NodeId::none;
                          },
                          [](MissingGlyph& missing) {
                            missing.owner = NodeId::none;
                            missing.link = NodeId::none;
                          }},
                 item);
      copy.items.push_back(std::move(item));
    }
    copies.push_back(std::move(copy));
  }
  return copies;
}

}  // namespace

std::vector<CellExtent> cell_extents(const TableBlock& table,
                                     const Typesetter& typesetter,
                                     unsigned jobs) {
  std::vector<CellExtent> extents(table.cells.size());
  parallel_for(extents.size(), jobs, [&](std::size_t index) {
    const GridCell& cell = table.cells[index];
    Extent extent = measure_blocks(cell.content, typesetter);
    const double insets = cell_inset(table, cell, css::Side::left) +
                          cell_inset(table, cell, css::Side::right);
    extent.narrowest += insets;
    extent.widest =
        std::max(extent.narrowest, cell.width.value_or(extent.widest) + insets);
    extents[index] = {.column = cell.column, .columns = cell.columns, .extent = extent};
  });
  return extents;
}

SetTable set_table(const FlowBlock& block,
                   const TableBlock& table,
                   const Room& room,
                   const Typesetter& typesetter,
                   unsigned jobs,
                   Diagnostics& diagnostics) {
  const Placement placement = place_block(block, room.width);
  ColumnExtents extents =
      column_extents(table.columns, cell_extents(table, typesetter, jobs));
  const TableBlock* chosen = &table;
  TableBlock smaller;
  if (extents.all_narrowest > placement.measure) {
    report_width(table, diagnostics);
    smaller = scaled_table(
        table, std::max(smallest_scale, placement.measure / extents.all_narrowest));
    chosen = &smaller;
    extents = column_extents(table.columns, cell_extents(smaller, typesetter, jobs));
  }
  std::vector<double> widths =
      column_widths(extents, widest_table(table, extents, placement.measure));
  widen_columns(*chosen, widths, narrowest_table(table, placement.measure));
  std::vector<Strips> cells(chosen->cells.size());
  std::vector<Diagnostics> reports(cells.size());
  parallel_for(cells.size(), jobs, [&](std::size_t index) {
    const GridCell& cell = chosen->cells[index];
    const double width = cell_width(cell, widths) -
                         cell_inset(*chosen, cell, css::Side::left) -
                         cell_inset(*chosen, cell, css::Side::right);
    // A hair more than was measured, for what rounding takes.
    const Room cell_room{.width = std::max(1.0, width + 0.01), .depth = room.depth};
    cells[index] =
        set_blocks(cell.content, {&cell_room, 1}, typesetter, 1, reports[index]).strips;
  });
  for (Diagnostics& report : reports) {
    diagnostics.append(std::move(report));
  }
  const double all = std::accumulate(widths.begin(), widths.end(), 0.0);
  const double left =
      placement.left + std::max(0.0, placement.measure - all) * table.place;
  SetTable set = make_rows(*chosen, std::move(cells), widths, left, room.depth);

  const Strips head(set.strips.begin(),
                    set.strips.begin() + static_cast<std::ptrdiff_t>(set.head_strips));
  constexpr double most_of_page = 0.33;
  if (set.head_strips > 0 && stacked_height(head) < most_of_page * room.depth) {
    set.repeated_head = as_artifacts(head);
  }
  return set;
}

}  // namespace octavo::paged
