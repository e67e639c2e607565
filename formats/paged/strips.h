#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

#include "compiler/diagnostics.h"
#include "formats/paged/blocks.h"
#include "formats/paged/page.h"
#include "formats/paged/paragraph.h"

namespace octavo::paged {

/// What setting needs of the floors below, so that pages can be tested without them.
struct Typesetter {
  std::function<std::vector<Line>(
      const ParagraphText&, const ParagraphStyle&, Diagnostics&)>
      set{};
  std::function<Extent(const ParagraphText&, const ParagraphStyle&)> measure{};
  /// How much more leading than octavo's own Latin a face needs; 1 for most.
  std::function<double(FontId)> line_scale{};
  /// A face's space.
  std::function<std::uint32_t(FontId)> space_glyph{};
};

constexpr std::uint32_t no_head = 0xFFFF'FFFF;

/// A piece of a column that no page's end divides: a line, a row, a picture. Items are
/// relative to its top left corner, the column's left edge.
struct Strip {
  /// Vanishes where the strip begins a page, unless it asked for that page.
  double space_above = 0;
  /// Does not stretch to fill the page.
  bool rigid_space = false;
  double height = 0;
  /// What it costs that a page ends before the strip.
  int penalty = 0;
  /// With the one before it is of something that is to stay whole; what fits on no page
  /// is not.
  bool stays_with_last = false;
  Start start = Start::anywhere;
  std::vector<PlacedItem> items{};
  std::vector<NodeId> notes{};
  std::vector<NodeId> anchors{};
  /// The heads of a table (`Column::heads`) that are repeated above the strip where it
  /// begins a page.
  std::uint32_t head = no_head;
  /// Index into `Flow::runs`.
  std::uint32_t run = 0;
  /// The innermost box that it stands in, and those that begin and end at it: how far
  /// from its top or its foot, inwards.
  std::uint32_t box = no_box;
  std::vector<BoxMark> opened{};
  std::vector<BoxMark> closed{};
  std::vector<NamedString> strings{};
  std::optional<int> page_number{};
  /// Of a line that waits for the number of a page: index into `Flow::contents_lines`.
  std::uint32_t contents_line = no_contents_line;
  /// Index of the block that it is of.
  std::uint32_t block = 0;
  /// Of a line: it ends in a hyphen.
  bool hyphenated = false;
  /// From the strip's top.
  double baseline = 0;
  /// Of such a line: where its text ends, and its measure.
  double text_end = 0;
  double line_end = 0;
  /// A picture's height may give way to keep it and its caption on one page.
  bool holds_picture = false;
};
using Strips = std::vector<Strip>;

/// The space above a strip that begins a page: kept where the page was asked for, else
/// none (CSS Fragmentation 3, 5.2).
inline double space_at_top(const Strip& strip) {
  return strip.start == Start::anywhere ? 0 : strip.space_above;
}

/// One run of strips, with the table heads that its strips name.
struct Column {
  Strips strips{};
  /// Each is the strips of one table's head, as artifacts.
  std::vector<Strips> heads{};
};

/// The width and depth that blocks are set in.
struct Room {
  double width = 0;
  double depth = 0;
  /// Of the page that the blocks begin with; none: as of the others.
  std::optional<double> opening{};
};

/// The room of each run of pages, by its index; a single one is that of all.
using Rooms = std::span<const Room>;

/// Sets blocks one below the other. On `jobs` threads; the strips and the diagnostics are
/// the same for any number.
Column set_blocks(const FlowBlocks& blocks,
                  Rooms rooms,
                  const Typesetter& typesetter,
                  unsigned jobs,
                  Diagnostics& diagnostics);

/// The narrowest and the widest that blocks can be set.
Extent measure_blocks(const FlowBlocks& blocks, const Typesetter& typesetter);

/// Moves a placed thing.
void translate(PlacedItem& item, double x, double y);

/// Makes a picture as high as that, and its box with it; their middle stays.
void lower_picture(Strip& strip, double height);

/// Makes room in the first and the last strip of a block for the edges of its boxes.
void add_insets(const FlowBlock& block, Strips& strips);

/// Height of strips that stand together on one page.
double stacked_height(const Strips& strips);

}  // namespace octavo::paged
