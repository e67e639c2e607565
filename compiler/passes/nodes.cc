#include "compiler/passes/nodes.h"

#include <cstdint>
#include <variant>
#include <vector>

#include "compiler/overload.h"
#include "compiler/walk.h"

namespace octavo {
namespace {

class NodeNumbering {
 public:
  void number(Blocks& blocks) {
    for (Block& block : blocks) {
      take(block.id);
      number_inside(block);
    }
  }

  void number(Inlines& inlines) {
    for (Inline& node : inlines) {
      take(node.id);
      for_each_list(node, [this](Inlines& inner) { number(inner); });
    }
  }

 private:
  void take(NodeId& id) { id = NodeId{next_++}; }

  /// The parts that are no blocks and yet have numbers come before what is in them.
  void number_inside(Block& block) {
    if (auto* list = std::get_if<List>(&block.kind)) {
      number_parts(list->items);
    } else if (auto* definitions = std::get_if<DefinitionList>(&block.kind)) {
      for (DefinitionItem& item : definitions->items) {
        take(item.id);
        number(item.term);
        number_parts(item.definitions);
      }
    } else if (auto* verse = std::get_if<Verse>(&block.kind)) {
      number_parts(verse->lines);
    } else if (auto* table = std::get_if<Table>(&block.kind)) {
      number(table->caption);
      number_rows(table->head);
      number_rows(table->body);
    } else if (auto* contents = std::get_if<Contents>(&block.kind)) {
      number(contents->heading);
      number_entries(contents->entries);
    } else {
      for_each_list(block, [this](auto& inner) { number(inner); });
    }
  }

  template <class Part>
  void number_parts(std::vector<Part>& parts) {
    for (Part& part : parts) {
      take(part.id);
      number(part.content);
    }
  }

  void number_rows(std::vector<TableRow>& rows) {
    for (TableRow& row : rows) {
      take(row.id);
      number_parts(row.cells);
    }
  }

  void number_entries(std::vector<ContentsEntry>& entries) {
    for (ContentsEntry& entry : entries) {
      take(entry.id);
      number(entry.content);
      number_entries(entry.entries);
    }
  }

  std::uint32_t next_ = 1;
};

}  // namespace

void number_nodes(Document& document) {
  NodeNumbering numbering;
  numbering.number(document.content);
}

}  // namespace octavo
