#pragma once

#include <string_view>
#include <vector>

#include "compiler/diagnostics.h"
#include "compiler/document.h"
#include "formats/html/elements.h"

namespace octavo::html {

/// Elements into the document's tree. What the tree cannot hold is dropped and reported
/// (`html-dropped`), its text kept; scripts and styles go with what is in them.
class TreeMaker {
 public:
  explicit TreeMaker(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  Blocks blocks(std::vector<Node> nodes);
  /// Elements among the inlines of one paragraph.
  Inlines inlines(std::vector<Node> nodes);

 private:
  /// Blocks that are put together, and the inlines that are not yet a paragraph.
  struct Flow {
    Blocks blocks{};
    Inlines run{};
  };
  enum class WhiteSpace : unsigned char { collapsed, kept };

  // tree.cc
  void add(Flow& flow, Node node);
  void add_element(Flow& flow, Node node);
  void add_text(Inlines& run, Node node, WhiteSpace white_space);
  void end_run(Flow& flow);
  Attributes attributes(const Node& node,
                        std::initializer_list<std::string_view> handled);
  void drop(const Node& node, const std::string& why);

  // tree_blocks.cc
  Block block_element(Node node);
  Block division(Node node);
  Block list(Node node);
  Block definition_list(Node node);
  void add_definitions(DefinitionList& list, std::vector<Node> nodes);
  Block code(Node node);
  Block figure(Node node);
  Block heading(Node node);

  // tree_table.cc
  void add_table(Flow& flow, Node node);
  /// What stands loose between the rows goes `before` the table.
  void add_rows(Table& table, std::vector<Node> nodes, Flow& before);
  void add_row(Table& table, Node node);
  TableRow row(Node node, bool& all_headers);

  // tree_inlines.cc
  /// Nodes one after the other; words behind a block are parted from it by a space.
  Inlines line_of(std::vector<Node> nodes, WhiteSpace white_space);
  void add_inline(Inlines& run, Node node, WhiteSpace white_space);
  void add_words(Inlines& run, Block block);
  void add_inline_element(Inlines& run, Node node, WhiteSpace white_space);
  Inlines content_of(Node& node, WhiteSpace white_space);
  Inline::Kind inline_kind(Node& node, Attributes& attributes, WhiteSpace white_space);

  Diagnostics& diagnostics_;
};

/// White space between elements.
bool is_blank(const Node& node);
/// A list of the one node.
std::vector<Node> alone(Node node);
bool ends_with_space(const Inlines& run);
bool is_known_inline(std::string_view name);
/// Whether something in it is a block.
bool holds_block(const Node& node);
/// Of an attribute; empty when it is not there.
std::string attribute(const Node& node, std::string_view name);
/// The text below a node, tags left out.
std::string text_of(const Node& node);

}  // namespace octavo::html
