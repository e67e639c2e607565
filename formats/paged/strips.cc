#include "formats/paged/strips.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "compiler/overload.h"
#include "compiler/parallel.h"
#include "formats/paged/inline_boxes.h"
#include "formats/paged/set_text.h"
#include "formats/paged/table.h"

namespace octavo::paged {
namespace {

/// Tables of more cells than this are shared out among the threads cell by cell.
constexpr std::size_t many_cells = 64;

struct SetBlock {
  Strips strips{};
  Strips head{};
  std::size_t head_strips = 0;
};

bool is_large_table(const FlowBlock& block) {
  const auto* table = std::get_if<TableBlock>(&block.content);
  return table != nullptr && table->cells.size() > many_cells;
}

Strips set_picture(const FlowBlock& block,
                   const PictureBlock& picture,
                   const Room& room) {
  const Placement placement = place_block(block, room.width);
  const auto inset = [&](css::Side side) {
    return picture.box ? inset_of(*picture.box, side) : 0;
  };
  using enum css::Side;
  constexpr double least = 1;
  const double across = std::max(least, placement.measure - inset(left) - inset(right));
  const double down = std::max(least, room.depth - inset(top) - inset(bottom));
  const double scale =
      std::min({1.0, across / picture.size.width, down / picture.size.height});
  Rectangle area{.left = placement.left + inset(left),
                 .top = inset(top),
                 .width = picture.size.width * scale,
                 .height = picture.size.height * scale};
  const double free = across - area.width;
  area.left += picture.align == TextAlign::end      ? free
               : picture.align == TextAlign::center ? free / 2
                                                    : 0;
  const double foot = area.top + area.height + inset(bottom);
  Strip strip{.height = foot, .baseline = foot, .holds_picture = true};
  if (picture.box) {
    paint_picture_box(area, *picture.box, strip.items);
  }
  strip.items.emplace_back(PlacedPicture{.area = area,
                                         .picture = picture.picture,
                                         .owner = picture.owner,
                                         .link = picture.link});
  Strips strips;
  strips.push_back(std::move(strip));
  return strips;
}

// A label whose item begins with something that is no text stands on a line of its own
// height beside it.
void label_other(const FlowBlock& block,
                 Strips& strips,
                 const Room& room,
                 const Typesetter& typesetter,
                 Diagnostics& diagnostics) {
  if (block.labels.empty() || strips.empty()) {
    return;
  }
  FlowBlock carrier;
  carrier.left = block.left;
  carrier.right = block.right;
  carrier.least_measure = block.least_measure;
  carrier.labels = block.labels;
  const double size = block.labels.front().text.runs.empty()
                          ? 0
                          : block.labels.front().text.runs.front().style.size;
  const TextBlock empty{.style = {.direction = BaseDirection::left_to_right},
                        .leading = size * 4 / 3};
  Strips label = set_text(carrier, empty, room, typesetter, diagnostics);
  strips.front().height = std::max(strips.front().height, label.front().height);
  std::vector<PlacedItem> items = std::move(label.front().items);
  std::ranges::move(strips.front().items, std::back_inserter(items));
  strips.front().items = std::move(items);
}

SetBlock set_block(const FlowBlock& block,
                   const Room& room,
                   const Typesetter& typesetter,
                   unsigned jobs,
                   Diagnostics& diagnostics) {
  SetBlock set;
  std::visit(Overload{
                 [&](const TextBlock& text) {
                   set.strips = set_text(block, text, room, typesetter, diagnostics);
                 },
                 [&](const PictureBlock& picture) {
                   set.strips = set_picture(block, picture, room);
                   label_other(block, set.strips, room, typesetter, diagnostics);
                 },
                 [&](const TableBlock& table) {
                   SetTable rows =
                       set_table(block, table, room, typesetter, jobs, diagnostics);
                   set.strips = std::move(rows.strips);
                   set.head = std::move(rows.repeated_head);
                   set.head_strips = rows.head_strips;
                   label_other(block, set.strips, room, typesetter, diagnostics);
                 },
             },
             block.content);
  return set;
}

// Puts a block's strips at the end of the column, with what the block says of its place.
void append_block(Column& column, const FlowBlock& block, Keep before, SetBlock set) {
  std::uint32_t head = no_head;
  if (!set.head.empty()) {
    head = static_cast<std::uint32_t>(column.heads.size());
    column.heads.push_back(std::move(set.head));
  }
  if (!set.strips.empty()) {
    add_insets(block, set.strips);
  }
  for (std::size_t index = 0; index < set.strips.size(); ++index) {
    Strip& strip = set.strips[index];
    strip.run = block.run;
    strip.box = block.box;
    if (index > set.head_strips) {
      strip.head = head;
    }
    if (index == 0) {
      strip.space_above = block.space_above;
      // What draws blocks together does not do so the more, the emptier a page is.
      strip.rigid_space = block.rigid_space || block.space_above < 0;
      strip.start = block.start;
      strip.penalty = before == Keep::with_next ? forbidden_break : block.penalty;
      strip.anchors.insert(strip.anchors.begin(), block.anchors.begin(),
                           block.anchors.end());
      strip.strings = block.strings;
      strip.page_number = block.page_number;
    } else if (block.keep == Keep::with_next &&
               std::holds_alternative<TextBlock>(block.content)) {
      // A heading or a caption's lines stay together.
      strip.penalty = forbidden_break;
    }
    strip.stays_with_last =
        strip.stays_with_last || (index == 0 ? block.stays_with_last : block.stays_whole);
    column.strips.push_back(std::move(strip));
  }
}

/// Of a strip or a block.
template <class Placed>
const Room& room_of(const Placed& placed, Rooms rooms) {
  return rooms[placed.run < rooms.size() ? placed.run : 0];
}

// Of the page that a strip begins, where it begins one.
double depth_at(const Strips& strips, std::size_t index, Rooms rooms) {
  const bool begins_run = index == 0 || strips[index - 1].run != strips[index].run;
  const Room& room = room_of(strips[index], rooms);
  return begins_run ? room.opening.value_or(room.depth) : room.depth;
}

/// Whether a page ends before a strip only where there is no other way.
bool is_kept(const Strip& strip) {
  return strip.stays_with_last || strip.penalty >= lone_line;
}

// Height of what no page's end parts from the strip at `index`, besides itself.
double kept_height(const Strips& strips, std::size_t index, double most) {
  double kept = 0;
  for (std::size_t at = index; at > 0 && kept < most; --at) {
    if (!is_kept(strips[at])) {
      break;
    }
    kept += strips[at].space_above + strips[at - 1].height;
  }
  for (std::size_t at = index + 1; at < strips.size() && kept < most; ++at) {
    if (!is_kept(strips[at])) {
      break;
    }
    kept += strips[at].space_above + strips[at].height;
  }
  return kept;
}

// A picture that is kept with a heading or a caption gives way until all fit on one page.
void fit_kept_pictures(Strips& strips, Rooms rooms) {
  constexpr double least_share = 0.25;
  // What no page's end parts from the picture begins there.
  std::size_t first = 0;
  for (std::size_t index = 0; index < strips.size(); ++index) {
    Strip& strip = strips[index];
    first = is_kept(strip) ? first : index;
    if (!strip.holds_picture) {
      continue;
    }
    const double depth = depth_at(strips, first, rooms);
    const double room =
        std::max(depth - kept_height(strips, index, depth), least_share * depth);
    if (strip.height <= room) {
      continue;
    }
    lower_picture(strip, room);
  }
}

// What is higher than a page does not stay whole.
void part_what_fits_on_no_page(Strips& strips, Rooms rooms) {
  for (std::size_t begin = 0, end = 0; begin < strips.size(); begin = end) {
    double height = strips[begin].height;
    for (end = begin + 1; end < strips.size() && is_kept(strips[end]); ++end) {
      height += strips[end].space_above + strips[end].height;
    }
    if (height > depth_at(strips, begin, rooms)) {
      for (std::size_t index = begin; index < end; ++index) {
        strips[index].stays_with_last = false;
      }
    }
  }
}

}  // namespace

void translate(PlacedItem& item, double x, double y) {
  const auto move_area = [&](Rectangle& area) {
    area.left += x;
    area.top += y;
  };
  const auto move_run = [&](TextRun& run) {
    run.origin.x += x;
    run.origin.y += y;
  };
  std::visit(Overload{[&](TextRun& run) { move_run(run); },
                      [&](Rule& rule) { move_area(rule.area); },
                      [&](PlacedPicture& picture) { move_area(picture.area); },
                      [&](MissingGlyph& missing) {
                        move_area(missing.box);
                        std::ranges::for_each(missing.code_runs, move_run);
                      }},
             item);
}

void lower_picture(Strip& strip, double height) {
  const double scale = height / strip.height;
  double middle = 0;
  for (const PlacedItem& item : strip.items) {
    if (const auto* picture = std::get_if<PlacedPicture>(&item)) {
      middle = picture->area.left + picture->area.width / 2;
    }
  }
  const auto shrink = [&](Rectangle& area) {
    area.left = middle + (area.left - middle) * scale;
    area.top *= scale;
    area.width *= scale;
    area.height *= scale;
  };
  for (PlacedItem& item : strip.items) {
    if (auto* picture = std::get_if<PlacedPicture>(&item)) {
      shrink(picture->area);
    } else if (auto* rule = std::get_if<Rule>(&item)) {
      shrink(rule->area);
    }
  }
  strip.height = height;
}

void add_insets(const FlowBlock& block, Strips& strips) {
  Strip& first = strips.front();
  if (block.inset_above > 0) {
    for (PlacedItem& item : first.items) {
      translate(item, 0, block.inset_above);
    }
    first.height += block.inset_above;
    first.baseline += block.inset_above;
  }
  Strip& last = strips.back();
  last.height += block.inset_below;
  first.opened = block.opened;
  for (const BoxMark& mark : block.closed) {
    last.closed.push_back(
        {.box = mark.box, .distance = block.inset_below - mark.distance});
  }
}

double stacked_height(const Strips& strips) {
  double height = 0;
  for (std::size_t index = 0; index < strips.size(); ++index) {
    height += strips[index].height + (index > 0 ? strips[index].space_above : 0);
  }
  return height;
}

Extent measure_blocks(const FlowBlocks& blocks, const Typesetter& typesetter) {
  Extent all;
  for (const FlowBlock& block : blocks) {
    const double insets = block.left + block.right;
    Extent own = std::visit(
        Overload{
            [&](const TextBlock& text) {
              return text.text.text.empty() ? Extent{}
                                            : typesetter.measure(text.text, text.style);
            },
            [](const PictureBlock& picture) {
              constexpr double thumbnail = 36;
              const double box = picture.box
                                     ? inset_of(*picture.box, css::Side::left) +
                                           inset_of(*picture.box, css::Side::right)
                                     : 0;
              return Extent{.narrowest = std::min(picture.size.width, thumbnail) + box,
                            .widest = picture.size.width + box};
            },
            [&](const TableBlock& table) {
              const ColumnExtents columns =
                  column_extents(table.columns, cell_extents(table, typesetter, 1));
              return Extent{.narrowest = columns.all_narrowest,
                            .widest = columns.all_widest};
            }},
        block.content);
    all.narrowest = std::max(all.narrowest, own.narrowest + insets);
    all.widest = std::max(all.widest, own.widest + insets);
  }
  return all;
}

Column set_blocks(const FlowBlocks& blocks,
                  Rooms rooms,
                  const Typesetter& typesetter,
                  unsigned jobs,
                  Diagnostics& diagnostics) {
  std::vector<SetBlock> set(blocks.size());
  std::vector<Diagnostics> reports(blocks.size());
  parallel_for(blocks.size(), jobs, [&](std::size_t index) {
    const FlowBlock& block = blocks[index];
    if (!is_large_table(block)) {
      set[index] = set_block(block, room_of(block, rooms), typesetter, 1, reports[index]);
    }
  });
  for (std::size_t index = 0; index < blocks.size(); ++index) {
    const FlowBlock& block = blocks[index];
    if (is_large_table(block)) {
      set[index] =
          set_block(block, room_of(block, rooms), typesetter, jobs, reports[index]);
    }
  }
  Column column;
  std::size_t strips = 0;
  for (const SetBlock& each : set) {
    strips += each.strips.size();
  }
  column.strips.reserve(strips);
  Keep before = Keep::none;
  for (std::size_t index = 0; index < blocks.size(); ++index) {
    const std::size_t first = column.strips.size();
    append_block(column, blocks[index], before, std::move(set[index]));
    for (std::size_t at = first; at < column.strips.size(); ++at) {
      column.strips[at].block = static_cast<std::uint32_t>(index);
    }
    diagnostics.append(std::move(reports[index]));
    before = blocks[index].keep;
  }
  fit_kept_pictures(column.strips, rooms);
  part_what_fits_on_no_page(column.strips, rooms);
  for (std::size_t index = 0; index < column.strips.size(); ++index) {
    Strip& strip = column.strips[index];
    if (strip.start != Start::anywhere) {
      // What is asked for above it leaves room for the strip itself.
      const double depth = depth_at(column.strips, index, rooms);
      strip.space_above =
          std::clamp(strip.space_above, 0.0, std::max(0.0, depth - strip.height));
    }
  }
  return column;
}

}  // namespace octavo::paged
