#include "formats/xhtml/addresses.h"

#include <set>
#include <utility>
#include <vector>

#include "compiler/overload.h"
#include "compiler/walk.h"

namespace octavo::xhtml {

namespace {

void gather_targets(const std::vector<ContentsEntry>& entries,
                    std::set<NodeId>& targets) {
  for (const ContentsEntry& entry : entries) {
    targets.insert(entry.target);
    gather_targets(entry.entries, targets);
  }
}

// Visits every node of a file.
template <class Visit>
void walk_piece(const Piece& piece, Visit&& visit) {
  if (piece.section != nullptr) {
    visit(*piece.section);
  }
  walk(piece.blocks, visit);
}

}  // namespace

struct Addresses::Gathering {
  std::set<NodeId> targets{};
  std::set<std::string, std::less<>> taken{};
  std::map<std::string, unsigned, std::less<>> next{};

  void see(const Block& block) {
    taken.insert(block.attributes.id);
    if (std::holds_alternative<Section>(block.kind)) {
      // What leads through a book leads to its sections.
      targets.insert(block.id);
    }
    if (const auto* contents = std::get_if<Contents>(&block.kind)) {
      gather_targets(contents->entries, targets);
    }
  }
  void see(const Inline& node) {
    taken.insert(node.attributes.id);
    if (const auto* link = std::get_if<Link>(&node.kind)) {
      targets.insert(link->destination);
    }
  }

  // `wanted`, or the first of `wanted-2`, `wanted-3` … that nothing has.
  std::string unique(const std::string& wanted) {
    std::string name = wanted;
    unsigned& number = next.try_emplace(wanted, 2U).first->second;
    while (!taken.insert(name).second) {
      name = wanted + "-" + std::to_string(number++);
    }
    return name;
  }

  std::string anchor(const Block& block) {
    if (!block.attributes.id.empty()) {
      return block.attributes.id;
    }
    const auto* note = std::get_if<Note>(&block.kind);
    if (note != nullptr && note->number != 0) {
      return unique("note-" + std::to_string(note->number));
    }
    return generic_anchor(block.id);
  }

  std::string anchor(const Inline& node) {
    if (!node.attributes.id.empty()) {
      return node.attributes.id;
    }
    const auto* reference = std::get_if<NoteReference>(&node.kind);
    if (reference != nullptr && reference->number != 0) {
      return unique("noteref-" + std::to_string(reference->number));
    }
    return generic_anchor(node.id);
  }

  std::string generic_anchor(NodeId node) {
    if (!targets.contains(node)) {
      return {};
    }
    return unique("node-" + std::to_string(static_cast<std::uint32_t>(node)));
  }
};

Addresses::Addresses(std::span<const Piece> files) {
  Gathering gathering;
  for (const Piece& piece : files) {
    walk_piece(piece, [&](const auto& node) { gathering.see(node); });
  }
  for (std::uint32_t file = 0; file < files.size(); ++file) {
    walk_piece(files[file], [&](const auto& node) {
      std::string anchor = node.id == NodeId::none ? "" : gathering.anchor(node);
      if (!anchor.empty()) {
        addresses_.try_emplace(node.id, Address{file, std::move(anchor)});
      }
    });
  }
}

const Address* Addresses::find(NodeId node) const {
  const auto found = addresses_.find(node);
  return node == NodeId::none || found == addresses_.end() ? nullptr : &found->second;
}

}  // namespace octavo::xhtml
