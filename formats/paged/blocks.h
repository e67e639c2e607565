#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

#include "compiler/document.h"
#include "compiler/source.h"
#include "formats/css/style.h"
#include "formats/css/targets.h"
#include "formats/paged/page.h"
#include "formats/paged/paragraph.h"
#include "formats/paged/picture_size.h"

/// What the flow of a book is made of: its blocks in reading order, each ready to be set
/// as soon as the width of its container (the page's measure, a table's column) is known.
namespace octavo::paged {

struct FlowBlock;
using FlowBlocks = std::vector<FlowBlock>;

/// Where a block begins. What is asked for last goes before what asks for less.
enum class Start : unsigned char { anywhere, page, recto, verso };

/// Whether a page may end between this block and the next.
enum class Keep : unsigned char { none, with_next };

/// What a page's end costs. Each line that the page is short of costs 100 times the
/// square of their number.
constexpr int forbidden_break = 10000;
/// Where it leaves a line of a paragraph, a stanza or code alone.
constexpr int lone_line = 8000;

/// A box with something to be seen around what is in it: a background or borders.
struct Box {
  /// That around it; `no_box`: none.
  std::uint32_t parent = no_box;
  /// Of the outer side of its borders, from the container's edges.
  double left = 0;
  double right = 0;
  std::optional<Color> background{};
  css::Sides<BoxEdge> edges{};
};

/// Where a box begins above a block or ends below it: for a beginning the distance of its
/// outer edge from the top of `FlowBlock::inset_above`, for an end that from the block's
/// own foot down to it.
struct BoxMark {
  std::uint32_t box = no_box;
  double distance = 0;
};

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

/// What fills a line up to its end and says on which page a node is, as an entry of the
/// contents does; it is known when all pages are.
struct ContentsLine {
  NodeId entry = NodeId::none;
  NodeId target = NodeId::none;
  TextStyle style{};
  /// Repeated between the text and the number; empty: nothing is.
  std::string leader{};
  /// The last of what the entry generates before its leader, which takes no room at the
  /// end of a line; none: it generates nothing there.
  std::optional<std::string> space_before_leader{};
  ParagraphText before_number{};
  ParagraphText after_number{};
  /// Of the number; empty: that of the page itself.
  std::string counter_style{};
};

/// A margin shows no more bytes of a text than this, and of a longer one less.
inline constexpr std::size_t longest_margin_text = 300;

/// What a block sets a named string to (GCPM 3, 1.1); of what is longer than a margin
/// shows, little more than that.
struct NamedString {
  std::string name{};
  std::string text{};
  std::string language{};
};

/// Whether the lines of two blocks that show the same leaf are parted by a space where
/// their text is read: the lines of code and of verse are.
enum class LineEnd : unsigned char { plain, spaced };

struct TextBlock {
  ParagraphText text{};
  ParagraphStyle style{};
  /// Points from baseline to baseline.
  double leading = 0;
  /// Of all its lines, at least.
  double least_height = 0;
  /// Room kept free after the text, of every line.
  double end_room = 0;
  LineEnd line_end = LineEnd::plain;
  /// Lines of a title or a caption: as alike in length as their number allows.
  bool balanced = false;
  /// How many lines stand together at least before a page's end and after one.
  unsigned orphans = 2;
  unsigned widows = 2;
  /// Index into `Flow::contents_lines`.
  std::uint32_t contents_line = no_contents_line;
};

struct PictureBlock {
  PictureId picture = PictureId::none;
  /// The size that it has where there is room.
  Size size{};
  std::optional<InlineBox> box{};
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
  /// Of what is in it; none: as wide as its column.
  std::optional<double> width{};
  css::Sides<double> padding{};
  css::Sides<BoxEdge> edges{};
  std::optional<Color> background{};
  css::BaselineShift align = css::BaselineShift::top;
};

/// Where pages end above, below and inside a row.
struct RowBreak {
  Start before = Start::anywhere;
  Start after = Start::anywhere;
  bool keeps_with_last = false;
  bool keeps_with_next = false;
  bool stays_whole = false;
};

struct TableBlock {
  std::uint32_t columns = 0;
  std::uint32_t rows = 0;
  /// The first so many rows are the head.
  std::uint32_t head_rows = 0;
  std::vector<GridCell> cells{};
  /// One for each row.
  std::vector<NodeId> row_ids{};
  std::vector<RowBreak> row_breaks{};
  double leading = 0;
  Direction direction = Direction::left_to_right;
  Span span{};
  /// None: as wide as its content asks.
  std::optional<double> width{};
  double least_width = 0;
  std::optional<double> most_width{};
  /// Where it stands between its container's edges, from 0 at the left to 1.
  double place = 0.5;
  /// Neighbouring cells share their borders.
  bool collapses_borders = true;
  double spacing_x = 0;
  double spacing_y = 0;
  /// Of a table whose cells do not share their borders.
  css::Sides<double> padding{};
  css::Sides<BoxEdge> edges{};
  std::optional<Color> background{};
  /// Below the rows of the head, and of each row; of cells that share borders.
  BoxEdge head_edge{};
  std::vector<BoxEdge> row_edges{};
  /// Those in its cells.
  std::vector<Box> boxes{};
};

struct FlowBlock {
  using Content = std::variant<TextBlock, PictureBlock, TableBlock>;
  Content content{};
  /// From the container's edges.
  double left = 0;
  double right = 0;
  /// What a container that is too narrow for both leaves between them.
  double least_measure = 0;
  /// Vanishes where a page begins, unless the block asked for that page.
  double space_above = 0;
  /// The space does not stretch to fill the page: openings of chapters are alike.
  bool rigid_space = false;
  /// Borders and padding of boxes that begin above the block and end below it, with the
  /// spaces between them.
  double inset_above = 0;
  double inset_below = 0;
  /// The innermost box that it stands in.
  std::uint32_t box = no_box;
  std::vector<BoxMark> opened{};
  std::vector<BoxMark> closed{};
  Keep keep = Keep::none;
  /// What a page's end before the block costs, besides.
  int penalty = 0;
  /// What is to stay whole holds the block before too, or all its lines.
  bool stays_with_last = false;
  bool stays_whole = false;
  Start start = Start::anywhere;
  std::vector<Label> labels{};
  /// The nodes that begin here, outermost first.
  std::vector<NodeId> anchors{};
  std::vector<NamedString> strings{};
  /// The number of the page that it begins on.
  std::optional<int> page_number{};
  /// Index into `Flow::runs`.
  std::uint32_t run = 0;
};

/// Pages of one name and one kind, from where a block asks for them.
struct PageRun {
  std::string name{};
  /// The room of its text, as far as all its usual pages have it.
  double measure = 0;
  double depth = 0;
  /// The depth of the page that it begins with.
  std::optional<double> opening{};
};

struct FlowNote {
  NodeId id = NodeId::none;
  FlowBlocks blocks{};
};

/// A place whose page is named in the text, and the number as it was known when the text
/// was made.
struct PageReference {
  NodeId target = NodeId::none;
  std::string style{};
  std::string text{};
};

/// A document as the page maker sees it.
/// The words that stylesheets may still put onto the pages of a book, and the
/// declarations that they are not enough for, by their places.
struct WordBudget {
  std::size_t left = css::most_words;
  std::set<std::tuple<FileId, std::uint32_t, std::uint32_t>> left_out{};
};

struct Flow {
  FlowBlocks blocks{};
  /// Those that a mark in the text, or in another such note, calls.
  std::vector<FlowNote> notes{};
  /// At least one.
  std::vector<PageRun> runs{};
  std::vector<Box> boxes{};
  std::vector<ContentsLine> contents_lines{};
  /// Pages that the text names, with the numbers that it was made with.
  std::vector<PageReference> references{};
  std::vector<BookmarkStyle> bookmarks{};
  WordBudget words{};
  /// Inlines that are no leaves and may be the target of a link, each with the leaf that
  /// it begins with or the block that it stands in.
  std::vector<std::pair<NodeId, NodeId>> aliases{};
};

}  // namespace octavo::paged
