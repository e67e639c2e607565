#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>

#include "compiler/document.h"
#include "formats/css/anchors.h"

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

/// Where every node is that something may lead to.
class Addresses {
 public:
  /// `files` are the whole document.
  Addresses(std::span<const Block> document, std::span<const Piece> files);

  /// Null: the document has no such node, or nothing leads to it and it has no id.
  const Address* find(NodeId node) const;

  /// All of them, by their nodes.
  const std::map<NodeId, Address>& all() const { return addresses_; }
  const css::Anchors& anchors() const { return anchors_; }

 private:
  css::Anchors anchors_;
  std::map<NodeId, Address> addresses_{};
};

}  // namespace octavo::xhtml
