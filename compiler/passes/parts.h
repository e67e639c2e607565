#pragma once

#include <type_traits>

#include "compiler/document.h"
#include "compiler/overload.h"
#include "compiler/walk.h"

namespace octavo {

/// Calls `on_part(attributes, list)` with each list of blocks or of inlines directly
/// inside a block; `attributes` points to those of the item or cell that holds the list,
/// or is null where the block itself holds it.
template <class OnPart>
void for_each_part(Block& block, OnPart&& on_part) {
  std::visit(Overload{[&](List& list) {
                        for (ListItem& item : list.items) {
                          on_part(&item.attributes, item.content);
                        }
                      },
                      [&](DefinitionList& list) {
                        for (DefinitionItem& item : list.items) {
                          on_part(&item.attributes, item.term);
                          for (Definition& definition : item.definitions) {
                            on_part(&item.attributes, definition.content);
                          }
                        }
                      },
                      [&](Table& table) {
                        on_part(static_cast<Attributes*>(nullptr), table.caption);
                        for (auto* rows : {&table.head, &table.body}) {
                          for (TableRow& row : *rows) {
                            for (TableCell& cell : row.cells) {
                              on_part(&cell.attributes, cell.content);
                            }
                          }
                        }
                      },
                      [&](auto&) {
                        for_each_list(block, [&](auto& list) {
                          on_part(static_cast<Attributes*>(nullptr), list);
                        });
                      }},
             block.kind);
}

}  // namespace octavo
