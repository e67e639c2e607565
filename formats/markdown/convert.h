#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "compiler/diagnostics.h"
#include "compiler/document.h"
#include "compiler/source.h"
#include "formats/html/elements.h"
#include "formats/markdown/block_tree.h"
#include "formats/markdown/inlines.h"
#include "formats/markdown/scan.h"
#include "formats/markdown/syntax.h"

namespace octavo::markdown {

struct CellRange;
struct DashRun;

/// Both phases' trees into the document's: the second phase runs leaf by leaf.
class Converter {
 public:
  Converter(const SourceFile& source,
            const BlockTree& tree,
            const Syntax& syntax,
            Diagnostics& diagnostics);

  Blocks convert();
  /// Of a text that stands outside the blocks: a title in the front matter.
  Inlines inlines(const Content& content, std::uint32_t depth);

 private:
  // convert.cc
  Blocks children(const BlockNode& parent);
  void append(Blocks& blocks, const BlockNode& node);
  // convert_html.cc
  Blocks children_with_html(const BlockNode& parent);
  void add_html(html::ElementBuilder& builder,
                const Content& content,
                Position begin,
                Position end);
  Inlines inlines_with_html(const InlineNode& parent, std::uint32_t depth);
  // convert.cc
  Block block(const BlockNode& node);
  Block list(const BlockNode& node);
  Block code(const BlockNode& node);
  Block heading(const BlockNode& node);
  Block note(const BlockNode& node);
  Block definition_list(const BlockNode& node);
  Block division(const BlockNode& node);
  Block paragraph(const BlockNode& node);
  /// Moves the inline notes that were met since into `blocks`.
  void take_notes(Blocks& blocks);

  // convert_verse.cc, convert_table.cc, convert_spaced_table.cc
  Block verse(const BlockNode& node);
  Block table(const BlockNode& node);
  Block grid_table(const BlockNode& node);
  TableRow row(const BlockNode& node, Position begin, Position end);
  Block spaced_table(const BlockNode& node);
  TableRow spaced_row(const Content& content,
                      std::span<const CellRange> lines,
                      std::span<const DashRun> runs,
                      std::uint32_t depth);

  // convert_inlines.cc
  Inlines inlines_of(const InlineNode& parent, std::uint32_t depth);
  void append(Inlines& inlines, const InlineNode& node, std::uint32_t depth);
  void append_text_run(Inlines& inlines, const InlineNode*& node);
  Inline inline_node(const InlineNode& node, std::uint32_t depth);
  Inline styled(const InlineNode& node, std::uint32_t depth);
  Inline note_reference(const InlineNode& node, std::uint32_t depth);

  Span span(const BlockNode& node) const { return {source_.id(), node.begin, node.end}; }
  Span span(const InlineNode& node) const {
    return content_->span(source_.id(), node.begin, node.end);
  }

  const SourceFile& source_;
  const BlockTree& tree_;
  const Syntax& syntax_;
  const References headings_;
  Diagnostics& diagnostics_;
  InlineContext context_;
  /// What the inlines that are being converted were parsed from.
  const Content* content_ = nullptr;
  bool inside_link_ = false;
  Blocks pending_notes_{};
  std::uint32_t inline_notes_ = 0;
  std::size_t padding_left_ = 0;
  bool reported_nesting_ = false;
};

/// Whether a paragraph is verse: its lines begin with `| `.
bool is_verse(const Content& paragraph);
/// Captions stand in a paragraph beside their table, which they become part of.
void attach_captions(Blocks& blocks);
/// A picture alone in its paragraph becomes a figure with its description as caption.
void make_figure(Block& paragraph);

}  // namespace octavo::markdown
