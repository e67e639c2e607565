#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "compiler/document.h"
#include "formats/css/counters.h"
#include "formats/paged/blocks.h"
#include "formats/paged/content.h"
#include "formats/paged/grid_placer.h"
#include "formats/paged/inlines.h"
#include "formats/paged/look.h"
#include "formats/paged/page_styles.h"
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
  FlowBuilder(const Document& document,
              const BookStyle& book,
              const PageNumbers& page_numbers);
  Flow run();

 private:
  using Part = css::Part;

  /// What a block takes from the box that it stands in.
  struct State {
    css::ElementId element = css::body_element;
    const css::Style* style = nullptr;
    double left = 0;
    double right = 0;
    /// Of what is in the box.
    double width = 0;
    std::string_view language{};
    std::uint32_t box = no_box;
    /// Of its pages; empty: those of any.
    std::string page{};
  };
  /// Two margins that meet are one: the largest, less what is below 0 (CSS 2.2, 8.3.1).
  struct Margin {
    double largest = 0;
    double least = 0;
    void meet(double margin);
    double size() const { return largest + least; }
  };
  /// What the next block begins with.
  struct Pending {
    Margin margin{};
    /// Behind the first border or padding of a box that has begun.
    double inset = 0;
    Margin inner{};
    std::vector<BoxMark> opened{};
    /// So many of them have their distance.
    std::size_t placed = 0;
    std::vector<NodeId> anchors{};
    std::vector<Label> labels{};
    /// A number or bullet in the line (`list-style-position: inside`).
    ParagraphText inside_label{};
    std::vector<NamedString> strings{};
    std::optional<int> page_number{};
    Start start = Start::anywhere;
    /// A page's end before the block costs as much at least.
    int penalty = 0;
    bool rigid = false;
    /// Whose first lines or letters have a style of their own, outermost first.
    std::vector<css::ElementId> first_lines{};
  };
  /// A box that has been entered: what leaving it must know.
  struct OpenBox {
    State inside{};
    /// Null: there is no element, and nothing to leave.
    const css::Style* style = nullptr;
    /// What is to be seen of it; `no_box`: nothing.
    std::uint32_t seen = no_box;
    /// Of the outer side of its borders.
    double outer_left = 0;
    double outer_right = 0;
    bool has_inset_above = false;
    double inset_below = 0;
    double margin_below = 0;
    std::size_t first_block = 0;
    bool is_shown = true;
  };
  /// What a block of text is made from.
  struct BlockText {
    const Inlines& content;
    css::ElementId element = css::ElementId::none;
    NodeId id = NodeId::none;
    Span span{};
    LineEnd line_end = LineEnd::plain;
  };
  /// The number of a note, and the room that it asks for before the text.
  struct NoteNumber {
    Label label{};
    double room = 0;
  };
  // flow_box.cc
  /// `more_at_start` is room that a list makes for its numbers beyond its own padding.
  OpenBox open(css::ElementId element, const State& outer, double more_at_start = 0);
  void close(const OpenBox& box);
  void finish_box(const OpenBox& box);
  void begin_box(const css::Style& style,
                 const State& outer,
                 OpenBox& box,
                 double more_at_start);
  void end_box(const OpenBox& box);
  void keep_together(const OpenBox& box);
  void note_element(css::ElementId element, const css::Style& style);
  void note_inline(css::ElementId element, const css::Style& style);
  void note_strings(css::ElementId element, const css::Style& style);
  void note_first_letters(css::ElementId element);
  void ask_break_before(const css::Style& style);
  void ask_break_after(const css::Style& style);
  void emit(FlowBlock block, const State& state);
  void enter_run(FlowBlock& block, const State& state);
  void restyle_first(TextBlock& block, const State& state);
  void meet_margin(double margin);
  void end_margin();
  void attach_leftovers();
  FlowBlock text_block(ParagraphText text, const State& state, Span span);
  void add_generated(css::ElementId element,
                     css::PseudoElement pseudo,
                     const State& state);
  Direction direction_of(const State& state) const;
  State state_of(css::ElementId element, const State& outer) const;
  State on_pages_of(const State& inside, const State& outer);
  const TextStyle& text_style_of(const css::Style& style);

  // flow.cc
  ParagraphText inline_text(const Inlines& content,
                            const State& state,
                            css::ElementId element,
                            NodeId block);
  /// Behind the text `before`; shares are of `measure`.
  ParagraphText generated(css::ElementId element,
                          css::PseudoElement pseudo,
                          double measure,
                          std::string_view before);
  /// Puts a text into the box of an inline element, and in its place beside the baseline.
  static void dress(ParagraphText& text,
                    const css::Style& style,
                    const css::Style& outer,
                    double measure);
  /// Content in one style: its text, and its pictures.
  ParagraphText content_runs(css::ElementId element,
                             const css::Style& style,
                             std::span<const css::ContentItem> items,
                             Role role,
                             NodeId owner,
                             std::string_view before);
  ContentContext content_context(css::ElementId element);
  PictureBlock picture_block(const Image& image,
                             const Inline& node,
                             const State& state,
                             NodeId link) const;
  void add_blocks(const Blocks& blocks, const State& state);
  /// The blocks of an element between what it generates.
  void add_content(css::ElementId element, const Blocks& blocks, const State& state);
  bool has_bare_text(const Block& block) const;
  void add_block(const Block& block, const State& state);
  void add_container(const Block& block, const Blocks& content, const State& state);
  void add_paragraph(const Paragraph& paragraph, const Block& block, const State& state);
  BlockText text_of(const Block& block, const Inlines& content) const;
  void add_text(const BlockText& content, const State& state);
  void add_scene_break(const Block& block, const State& state);
  bool add_lone_picture(const Inlines& content, const Block& block, const State& state);
  void add_picture(const PictureBlock& picture, const State& state);

  // flow_lists.cc
  void add_list(const List& list, const Block& block, const State& state);
  void add_item(const ListItem& item, const State& state);
  void add_label(NodeId item,
                 css::ElementId element,
                 const OpenBox& box,
                 Direction direction);
  ParagraphText marker(css::ElementId item, NodeId owner);
  double paper_before(const State& state);
  const css::Style& marker_style(css::ElementId item) const;
  double marker_gap(css::ElementId item) const;
  double label_width(css::ElementId item, const ParagraphText& label) const;
  void add_definitions(const DefinitionList& list,
                       const Block& block,
                       const State& state);

  // flow_contents.cc
  void add_contents(const Contents& contents, const Block& block, const State& state);
  void add_contents_entries(const std::vector<ContentsEntry>& entries,
                            css::ElementId list,
                            const State& state);
  void add_entry(const ContentsEntry& entry, const State& state);
  std::optional<ContentsLine> contents_line(const ContentsEntry& entry,
                                            css::ElementId element,
                                            ParagraphText& words);

  // flow_lines.cc
  void add_code(const CodeBlock& code, const Block& block, const State& state);
  void add_beside_code(css::ElementId element,
                       css::PseudoElement pseudo,
                       const State& state);
  void add_code_lines(std::vector<std::string> texts,
                      const Block& block,
                      const State& state,
                      const css::Style& style);
  void add_verse(const Verse& verse, const Block& block, const State& state);
  void add_stanza(std::span<const VerseLine> lines, const State& state);

  // flow_notes.cc
  NoteNumber note_number(const Note& note, NodeId id, const State& state);
  void add_uncalled_note(const Block& block, const State& state);
  FlowNote flow_note(const Block& block, const State& state);
  void add_note(const Block& block, const State& state);
  void add_note_content(const Note& note, const Block& block, const State& state);

  // flow_tables.cc
  void add_figure(const Figure& figure, const Block& block, const State& state);
  void add_table(const Table& table, const Block& block, const State& state);
  void add_caption(const Blocks& caption, const Block& block, const State& state);
  FlowBlocks flow_apart(css::ElementId element, const Blocks& blocks, const State& state);
  void add_grid(const Table& table,
                const Block& block,
                const State& own,
                const State& outer);
  void add_rows(const Table& table,
                const Block& block,
                Part part,
                TableBlock& grid,
                GridPlacer& placer,
                const State& state);

  const Document& document_;
  const BookStyle& book_;
  const PageNumbers& page_numbers_;
  PageStyles pages_;
  css::Targets targets_;
  CounterPlaces counter_places_;
  CalledNotes called_{};
  css::Counters counters_{};
  Flow flow_{};
  InlineServices services_;
  FlowBlocks* target_ = nullptr;
  Pending pending_{};
  /// Of the main column: the name that its last block's pages have.
  bool has_run_ = false;
  std::unordered_map<const css::Style*, TextStyle> text_styles_{};
};

}  // namespace octavo::paged
