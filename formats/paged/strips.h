#pragma once

#include <cstdint>
#include <functional>
#include <unordered_map>
#include <vector>

#include "compiler/diagnostics.h"
#include "formats/paged/blocks.h"
#include "formats/paged/page.h"
#include "formats/paged/paragraph.h"
#include "formats/paged/style.h"

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
  /// Vanishes where the strip begins a page.
  double space_above = 0;
  /// Does not stretch to fill the page.
  bool rigid_space = false;
  double height = 0;
  /// What it costs that a page ends before the strip.
  int penalty = 0;
  Start start = Start::anywhere;
  double sink = 0;
  std::vector<PlacedItem> items{};
  std::vector<NodeId> notes{};
  std::vector<NodeId> anchors{};
  /// The heads of a table (`Column::heads`) that are repeated above the strip where it
  /// begins a page.
  std::uint32_t head = no_head;
  std::uint32_t chapter = 0;
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
};

/// Sets blocks one below the other. On `jobs` threads; the strips and the diagnostics are
/// the same for any number.
Column set_blocks(const FlowBlocks& blocks,
                  const Room& room,
                  const Typesetter& typesetter,
                  unsigned jobs,
                  Diagnostics& diagnostics);

/// The narrowest and the widest that blocks can be set.
Extent measure_blocks(const FlowBlocks& blocks, const Typesetter& typesetter);

/// Moves a placed thing.
void translate(PlacedItem& item, double x, double y);

/// Height of strips that stand together on one page.
double stacked_height(const Strips& strips);

}  // namespace octavo::paged
