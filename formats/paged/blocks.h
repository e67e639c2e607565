#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "compiler/document.h"
#include "compiler/source.h"
#include "formats/paged/paragraph.h"
#include "formats/paged/picture_size.h"

/// What the flow of a book is made of: its blocks in reading order, each ready to be set
/// as soon as the width of its container (the page's measure, a table's column) is known.
namespace octavo::paged {

struct FlowBlock;
using FlowBlocks = std::vector<FlowBlock>;

/// Where a block begins.
enum class Start : unsigned char { anywhere, page, recto };

/// Whether a page may end between this block and the next.
enum class Keep : unsigned char { none, with_next };

/// What a page's end costs. Each line that the page is short of costs 100 times the
/// square of their number.
constexpr int forbidden_break = 10000;
/// Where it leaves a line of a paragraph, a stanza or code alone.
constexpr int lone_line = 8000;

/// A number or bullet that stands before a block's first line.
struct Label {
  ParagraphText text{};
  /// Its room begins this far from the container's edge at which lines begin.
  double inset = 0;
  double width = 0;
  /// Of what it numbers as a whole, whichever way this item's own text runs.
  Direction direction = Direction::left_to_right;
};

/// Not an entry of the contents.
constexpr std::uint32_t no_contents_line = 0xFFFF'FFFF;

/// An entry of the contents, whose page number is known when all pages are.
struct ContentsLine {
  NodeId entry = NodeId::none;
  NodeId target = NodeId::none;
  TextStyle style{};
};

/// Whether the lines of two blocks that show the same leaf are parted by a space where
/// their text is read: the lines of code and of verse are.
enum class LineEnd : unsigned char { plain, spaced };

struct TextBlock {
  ParagraphText text{};
  ParagraphStyle style{};
  /// Points from baseline to baseline.
  double leading = 14;
  /// Room kept free after the text, of every line.
  double end_room = 0;
  LineEnd line_end = LineEnd::plain;
  /// Lines of a title or a caption: as alike in length as their number allows.
  bool balanced = false;
  /// Index into `Flow::contents_lines`.
  std::uint32_t contents_line = no_contents_line;
};

struct PictureBlock {
  PictureId picture = PictureId::none;
  /// The size that it would have if there were room and nobody said another.
  Size natural{};
  StatedSize stated{};
  double em = 0;
  NodeId owner = NodeId::none;
  NodeId link = NodeId::none;
  TextAlign align = TextAlign::center;
};

/// A cell in its place in the grid.
struct GridCell {
  std::uint32_t row = 0;
  std::uint32_t column = 0;
  std::uint32_t rows = 1;
  std::uint32_t columns = 1;
  // Without an initialiser for the reason that document.h gives.
  FlowBlocks content;
  NodeId id = NodeId::none;
};

struct TableBlock {
  std::uint32_t columns = 0;
  std::uint32_t rows = 0;
  /// The first so many rows are the head.
  std::uint32_t head_rows = 0;
  std::vector<GridCell> cells{};
  /// One for each row.
  std::vector<NodeId> row_ids{};
  double leading = 12;
  Direction direction = Direction::left_to_right;
  Span span{};
};

struct FlowBlock {
  using Content = std::variant<TextBlock, PictureBlock, TableBlock>;
  Content content{};
  /// From the container's edges.
  double left = 0;
  double right = 0;
  double space_above = 0;
  /// The space does not stretch to fill the page: openings of chapters are alike.
  bool rigid_space = false;
  Keep keep = Keep::none;
  /// What a page's end before the block costs, besides.
  int penalty = 0;
  /// What one between any two of its lines costs at least.
  int line_penalty = 0;
  Start start = Start::anywhere;
  /// Room above the block where it begins a page of its own.
  double sink = 0;
  std::vector<Label> labels{};
  /// The nodes that begin here, outermost first.
  std::vector<NodeId> anchors{};
  /// Index into `Flow::chapters`.
  std::uint32_t chapter = 0;
};

/// What the furniture of a run of pages is made from.
struct Chapter {
  /// The running head; empty text for none.
  ParagraphText title{};
  /// Numbered with roman numerals.
  bool front_matter = false;
  /// Neither head nor folio: a title page.
  bool bare = false;
};

struct FlowNote {
  NodeId id = NodeId::none;
  FlowBlocks blocks{};
};

/// A document as the page maker sees it.
struct Flow {
  FlowBlocks blocks{};
  /// Those that a mark in the text, or in another such note, calls.
  std::vector<FlowNote> notes{};
  std::vector<Chapter> chapters{};
  std::vector<ContentsLine> contents_lines{};
  /// The running head of left-hand pages of a book.
  ParagraphText book_title{};
  /// Inlines that are no leaves and may be the target of a link, each with the leaf that
  /// it begins with or the block that it stands in.
  std::vector<std::pair<NodeId, NodeId>> aliases{};
};

}  // namespace octavo::paged
