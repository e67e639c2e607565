#pragma once

#include <type_traits>
#include <utility>
#include <variant>

#include "compiler/document.h"
#include "compiler/overload.h"

namespace octavo {

/// Calls `on_inlines` with each list of inlines directly inside an inline and `on_blocks`
/// never: an inline holds no block. Works on const and mutable nodes alike.
template <class InlineNode, class OnInlines>
  requires std::is_same_v<std::remove_const_t<InlineNode>, Inline>
void for_each_list(InlineNode& node, OnInlines&& on_inlines) {
  std::visit(
      [&](auto& kind) {
        if constexpr (requires { kind.description; }) {
          on_inlines(kind.description);
        } else if constexpr (requires { kind.content; }) {
          on_inlines(kind.content);
        }
      },
      node.kind);
}

/// Calls `on_list` with each list of blocks or of inlines directly inside a block, in
/// reading order: items, cells, terms and captions are looked through.
template <class BlockNode, class OnList>
  requires std::is_same_v<std::remove_const_t<BlockNode>, Block>
void for_each_list(BlockNode& node, OnList&& on_list) {
  const auto entries = [&](auto& self, auto& list) -> void {
    for (auto& entry : list) {
      on_list(entry.content);
      self(self, entry.entries);
    }
  };
  std::visit(
      [&](auto& kind) {
        using Kind = std::remove_cvref_t<decltype(kind)>;
        if constexpr (std::is_same_v<Kind, List>) {
          for (auto& item : kind.items) {
            on_list(item.content);
          }
        } else if constexpr (std::is_same_v<Kind, DefinitionList>) {
          for (auto& item : kind.items) {
            on_list(item.term);
            for (auto& definition : item.definitions) {
              on_list(definition.content);
            }
          }
        } else if constexpr (std::is_same_v<Kind, Verse>) {
          for (auto& line : kind.lines) {
            on_list(line.content);
          }
        } else if constexpr (std::is_same_v<Kind, Figure>) {
          on_list(kind.content);
          on_list(kind.caption);
        } else if constexpr (std::is_same_v<Kind, Table>) {
          on_list(kind.caption);
          for (auto* rows : {&kind.head, &kind.body}) {
            for (auto& row : *rows) {
              for (auto& cell : row.cells) {
                on_list(cell.content);
              }
            }
          }
        } else if constexpr (std::is_same_v<Kind, Contents>) {
          on_list(kind.heading);
          entries(entries, kind.entries);
        } else if constexpr (requires { kind.content; }) {
          on_list(kind.content);
        }
      },
      node.kind);
}

/// Calls `visit` with every block and inline below a list, a node before what is in it.
/// The visitor takes `Block&` and `Inline&` (const or not, as the list is). It may change
/// the node but not the list that holds it.
template <class List, class Visit>
void walk(List& list, Visit&& visit) {
  for (auto& node : list) {
    visit(node);
    for_each_list(node, [&](auto& inner) { walk(inner, visit); });
  }
}

}  // namespace octavo
