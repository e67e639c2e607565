#pragma once

#include <span>
#include <string>
#include <vector>

#include "compiler/document.h"
#include "formats/css/anchors.h"
#include "formats/css/element_builder.h"
#include "formats/css/vocabulary.h"

namespace octavo::css {

/// Walks a finished document as the XHTML writer does that prints a book, and makes the
/// elements that are printed there.
class ElementMaker {
 public:
  explicit ElementMaker(const Document& document);

  ElementTree make();

 private:
  /// What inlines stand in.
  struct Around {
    /// A link may hold no other.
    bool link = false;
    /// What is made stands elsewhere too, where it has its ids.
    bool copy = false;
  };

  /// Opens the element of a block that bears its attributes.
  void open(const Block& block, std::string_view own_class = {});
  /// An element that bears no attributes.
  void open_bare(std::string_view name, NodeId node, Part part);
  void line_end() { builder_.text("\n"); }

  void add_part(const Block& part);
  void add_blocks(std::span<const Block> blocks);
  void add_as_text(std::span<const Block> blocks);
  void add_tightly(std::span<const Block> blocks);
  void add(const Block& block);
  void add_container(const Block& block,
                     const Blocks& content,
                     std::string_view own_class = {});
  void add_text(const Block& block,
                const Inlines& content,
                std::string_view own_class = {});
  void add_heading(const Block& block, const Heading& heading);
  void add_list(const Block& block, const List& list);
  void add_item(const ListItem& item, ListSpacing spacing);
  void add_definitions(const Block& block, const DefinitionList& list);
  void add_definition(const Definition& definition, ListSpacing spacing);
  void add_code(const Block& block, const CodeBlock& code);
  void add_verse(const Block& block, const Verse& verse);
  void add_verse_line(const VerseLine& line);
  void add_figure(const Block& block, const Figure& figure);
  void add_table(const Block& block, const Table& table);
  void add_rows(const Block& block,
                const Table& table,
                const std::vector<TableRow>& rows,
                RowRole role);
  void add_cell(const TableCell& cell, Alignment alignment, RowRole role);
  void add_note(const Block& block, const Note& note);
  void add_note_number(const Block& block, const Note& note);
  void add_backlinks(const Note& note);
  void add_contents(const Block& block, const Contents& contents);
  void add_entries(const std::vector<ContentsEntry>& entries, NodeId holder);
  void add_semantics(const Block& block);

  void add(const Inlines& inlines, Around around);
  void add(const Inline& node, Around around);
  void add_element(const Inline& node,
                   const Inlines& content,
                   Around around,
                   std::string_view own_class = {});
  void add_text(const Inline& node, const Text& text, Around around);
  void add_styled(const Inline& node, const Styled& styled, Around around);
  void add_code(const Inline& node, const Code& code, Around around);
  void add_link(const Inline& node, const Link& link, Around around);
  void add_image(const Inline& node, const Image& image, Around around);
  void add_missing_picture(const Inline& node, const Image& image, Around around);
  void add_note_reference(const Inline& node,
                          const NoteReference& reference,
                          Around around);
  void add_title(const Inline& node, const std::string& title);
  /// `#id`; empty: the node is nowhere.
  std::string reference_to(NodeId node) const;

  const Document& document_;
  Anchors anchors_;
  ElementBuilder builder_;
  /// Of the sections that are chapters; 0: none is.
  int chapter_level_ = 0;
};

}  // namespace octavo::css
