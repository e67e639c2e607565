#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "compiler/document.h"
#include "formats/paged/blocks.h"
#include "formats/paged/inlines.h"
#include "formats/paged/style.h"

/// The inside of `flow_document`.
namespace octavo::paged {

/// Which notes a mark calls, directly or from within another such note, and in which
/// order.
struct CalledNotes {
  std::vector<const Block*> in_order{};
  std::unordered_set<NodeId> ids{};
};
CalledNotes find_called_notes(const Document& document);

/// Document → Flow. One function for each kind of block; what is between blocks (space,
/// anchors, labels, a page's beginning) waits in `pending_` for the block that comes
/// next.
class FlowBuilder {
 public:
  FlowBuilder(const Document& document, const BookStyle& book);
  Flow run();

 private:
  /// What a block takes from those around it.
  struct State {
    double left = 0;
    double right = 0;
    std::string_view language{};
    /// Of its paragraphs.
    TextKind kind = TextKind::body;
    double paragraph_scale = 1;
    /// Of everything else in it.
    double scale = 1;
    std::optional<TextAlign> align{};
    std::optional<Direction> direction{};
    /// Of the section that a heading begins.
    int level = 0;
    /// Sections of this level begin pages of their own: 2 within a part.
    int chapter_level = 1;
    unsigned list_depth = 0;
    bool in_title_page = false;
  };
  /// What the next block begins with.
  struct Pending {
    double space = 0;
    bool rigid = false;
    std::vector<NodeId> anchors{};
    std::vector<Label> labels{};
    Start start = Start::anywhere;
    double sink = 0;
    /// The next paragraph begins flush: nothing goes before it that it could be mistaken
    /// for a part of.
    bool flush = true;
  };
  /// A line of text of its own kind, and how it stands.
  struct TextRequest {
    ParagraphText text{};
    TextKind kind = TextKind::body;
    double scale = 1;
    double first_line_indent = 0;
    double turnover_indent = 0;
    Span span{};
  };

  // flow.cc
  void begin_chapter(const Block& block);
  void add_front_or_main(const Block& block);
  void add_blocks(const Blocks& blocks, const State& state);
  void add_block(const Block& block, State state);
  void add_paragraph(const Paragraph& paragraph, const Block& block, const State& state);
  void add_heading(const Heading& heading, const Block& block, const State& state);
  void add_section(const Section& section, const Block& block, const State& state);
  void add_quote(const Quote& quote, State state);
  void add_epigraph(const Blocks& blocks, const State& state);
  void add_division(const Division& division, const Block& block, State state);
  void add_break(const State& state);
  void add_title_page(const TitlePage& page, State state);
  bool add_lone_picture(const Inlines& content, const Block& block, const State& state);

  // flow_lists.cc
  void add_list(const List& list, State state);
  void add_definitions(const DefinitionList& list, const State& state);
  void add_code(const CodeBlock& code, const Block& block, const State& state);
  void add_verse(const Verse& verse, State state);
  void add_contents(const Contents& contents, const Block& block, const State& state);
  void add_contents_entries(const std::vector<ContentsEntry>& entries,
                            const State& state);
  void add_uncalled_note(const Block& block, const State& state);
  FlowNote flow_note(const Block& block);
  Label note_label(const Note& note, NodeId id, const State& state) const;

  // flow_tables.cc
  void add_figure(const Figure& figure, const State& state);
  void add_table(const Table& table, const Block& block, const State& state);
  void add_caption(const Blocks& caption, State state);
  FlowBlocks flow_apart(const Blocks& blocks, const State& state);

  // flow_emit.cc
  void emit_text(TextRequest request, const State& state);
  FlowBlock text_block(TextRequest request, const State& state) const;
  void emit(FlowBlock block, double above, double below);
  void leave_space(double points);
  void attach_leftovers();
  InlineContext inline_context(TextKind kind,
                               double scale,
                               NodeId block,
                               const State& state) const;
  Direction direction_of(const State& state) const;
  double lines(double count, const State& state) const;
  double em(const State& state) const;
  /// Moves the edge at which lines begin inwards.
  void indent(State& state, double points) const;

  const Document& document_;
  const BookStyle& book_;
  CalledNotes called_{};
  Flow flow_{};
  FlowBlocks* target_ = nullptr;
  Pending pending_{};
  std::uint32_t chapter_ = 0;
  bool main_matter_ = false;
};

}  // namespace octavo::paged
