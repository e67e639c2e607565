#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "compiler/document.h"

namespace octavo::css {

/// The ids of the nodes of a document that have one or that something may lead to. Nodes
/// without an id of the author's that are led to (notes, their references, targets of
/// links) get ids that clash with no other.
class Anchors {
 public:
  explicit Anchors(std::span<const Block> document);

  /// Empty: the document has no such node, or nothing leads to it and it has no id.
  std::string_view find(NodeId node) const;

  /// Whether a node that needs no element of its own gets one all the same.
  bool bears_something(const Attributes& attributes, NodeId node) const;

 private:
  struct Gathering;
  /// Ascending.
  std::vector<std::pair<NodeId, std::string>> anchors_{};
};

}  // namespace octavo::css
