#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <vector>

#include "compiler/document.h"
#include "formats/markdown/content.h"
#include "formats/markdown/references.h"

namespace octavo::markdown {

enum class BlockKind : std::uint8_t {
  document,
  quote,
  list,
  item,
  note,
  definition_list,
  definition_item,
  definition,
  division,
  paragraph,
  heading,
  code,
  html,
  thematic_break,
  table,
  /// A table whose cells are parted by spaces; its text is its lines as they are.
  spaced_table,
  verse,
  /// A paragraph that held nothing but link definitions.
  removed
};

struct ListData {
  /// `-`, `+`, `*`; for a numbered list what stands after the number.
  char marker = '-';
  bool is_ordered = false;
  bool is_tight = true;
  std::uint32_t start = 1;
  std::uint32_t marker_offset = 0;
  /// Columns from the marker to the item's text.
  std::uint32_t padding = 0;
};

struct FenceData {
  /// NUL: indented code, no fence.
  char character = '\0';
  std::uint32_t length = 0;
  std::uint32_t offset = 0;
};

/// One block as the first phase finds it: containers hold blocks, leaves hold text.
struct BlockNode {
  BlockKind kind = BlockKind::document;
  bool is_open = true;
  /// Heading: its level. HTML: which of the seven conditions began it.
  /// Division: 1 when a line ended it.
  std::uint8_t level = 0;
  std::uint32_t depth = 0;
  BlockNode* parent = nullptr;
  BlockNode* previous = nullptr;
  BlockNode* next = nullptr;
  BlockNode* first_child = nullptr;
  BlockNode* last_child = nullptr;
  /// Lines from 1, without the blank ones at the end.
  std::uint32_t first_line = 0;
  std::uint32_t last_line = 0;
  /// Bytes of the source.
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  ListData list{};
  FenceData fence{};
  /// Of a spaced table with edges: where it ends. 0: before the next blank line.
  std::uint32_t known_end = 0;
  /// Text of a leaf; the term of a definition item.
  Content content{};
  /// A fence's words, the label of a note.
  Content info{};
  std::unique_ptr<Attributes> attributes{};
  std::vector<Alignment> columns{};
};

/// The blocks of a source; the nodes live as long as the tree.
struct BlockTree {
  std::deque<BlockNode> nodes{};
  BlockNode* root = nullptr;
  References references{};
  References notes{};
};

}  // namespace octavo::markdown
