#pragma once

#include <cstdint>
#include <string_view>

#include "compiler/diagnostics.h"
#include "formats/markdown/block_tree.h"
#include "formats/markdown/line.h"
#include "formats/markdown/syntax.h"

namespace octavo::markdown {

/// The state of the first phase. For each line: the open blocks that it continues, the
/// blocks that it begins, and what is left of it as text (CommonMark 0.31.2, appendix).
class BlockParser {
 public:
  BlockParser(const SourceFile& source,
              std::uint32_t begin,
              const Syntax& syntax,
              Diagnostics& diagnostics);
  BlockTree parse();

 private:
  enum class Continues : std::uint8_t { yes, no, and_ends };
  /// What a line began: nothing, a block that holds blocks, or a leaf.
  enum class Begins : std::uint8_t { nothing, container, leaf };

  // blocks.cc: the walk over the lines
  void read_line();
  Continues continues(BlockNode& node);
  Continues continues_item(const BlockNode& node);
  Continues continues_code(BlockNode& node);
  Begins begin_block(BlockNode& container);
  void add_text(BlockNode& container);
  void add_line_to(BlockNode& leaf);

  // block_nodes.cc: the tree
  BlockNode& add_child(BlockKind kind, std::uint32_t begin);
  BlockNode& append_to(BlockNode& parent, BlockKind kind, std::uint32_t begin);
  void unlink(BlockNode& node);
  void close_unmatched();
  void close(BlockNode& node);
  void close_paragraph(BlockNode& node);
  bool is_too_deep(const BlockNode& container, Position at);

  // block_starts.cc: what may begin at a place, in the specification
  Begins begin_quote(BlockNode& container);
  Begins begin_heading(BlockNode& container);
  Begins begin_fence(BlockNode& container);
  Begins begin_html(BlockNode& container);
  Begins begin_setext(BlockNode& container);
  Begins begin_thematic_break(BlockNode& container);
  Begins begin_item(BlockNode& container);
  Begins begin_indented_code(BlockNode& container);

  // block_extensions.cc: what may begin at a place, beyond it
  Begins begin_table(BlockNode& container);
  Begins begin_spaced_table(BlockNode& container);
  Begins begin_edged_table(BlockNode& container);
  Begins begin_division(BlockNode& container);
  Begins end_division(BlockNode& container);
  Begins begin_note(BlockNode& container);
  Begins begin_definition(BlockNode& container);
  void open_definition_item(BlockNode& container);
  BlockNode* term_before(BlockNode& container) const;
  Span span(Position begin, Position end) const { return {source_.id(), begin, end}; }

  const SourceFile& source_;
  const Syntax& syntax_;
  Diagnostics& diagnostics_;
  Line line_;
  BlockTree tree_{};
  /// The deepest open block, and that of the line before.
  BlockNode* tip_ = nullptr;
  BlockNode* old_tip_ = nullptr;
  BlockNode* last_matched_ = nullptr;
  bool all_closed_ = true;
  bool reported_nesting_ = false;
};

bool is_container(BlockKind kind);
/// Whether lines are added to it as they are.
bool is_verbatim(BlockKind kind);

}  // namespace octavo::markdown
