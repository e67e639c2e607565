#include "formats/xhtml/addresses.h"

#include <string_view>

#include "compiler/walk.h"

namespace octavo::xhtml {

namespace {

// Visits every node of a file.
template <class Visit>
void walk_piece(const Piece& piece, Visit&& visit) {
  if (piece.section != nullptr) {
    visit(*piece.section);
  }
  walk(piece.blocks, visit);
}

}  // namespace

Addresses::Addresses(std::span<const Block> document, std::span<const Piece> files)
    : anchors_(document) {
  for (std::uint32_t file = 0; file < files.size(); ++file) {
    walk_piece(files[file], [&](const auto& node) {
      const std::string_view anchor = anchors_.find(node.id);
      if (!anchor.empty()) {
        addresses_.try_emplace(node.id, Address{file, std::string(anchor)});
      }
    });
  }
}

const Address* Addresses::find(NodeId node) const {
  const auto found = addresses_.find(node);
  return found == addresses_.end() ? nullptr : &found->second;
}

}  // namespace octavo::xhtml
