#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>

#include "compiler/document.h"

namespace octavo::xhtml {

/// What one file holds.
struct Piece {
  /// The section that `blocks` are the beginning of; null: they are whole.
  const Block* section = nullptr;
  std::span<const Block> blocks{};
};

/// Where a node stands: in which file, and under which id there.
struct Address {
  std::uint32_t file = 0;
  std::string anchor{};
};

/// Where every node is that something may lead to. Nodes without an id of the author's
/// that are led to (notes, their references, targets of links) get ids that clash with no
/// other.
class Addresses {
 public:
  /// `files` are the whole document.
  explicit Addresses(std::span<const Piece> files);

  /// Null: the document has no such node, or nothing leads to it and it has no id.
  const Address* find(NodeId node) const;

 private:
  struct Gathering;
  std::map<NodeId, Address> addresses_{};
};

}  // namespace octavo::xhtml
