#include "formats/css/anchors.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>

#include "compiler/walk.h"

namespace octavo::css {

struct Anchors::Gathering {
  std::vector<NodeId> targets{};
  std::set<std::string, std::less<>> taken{};
  std::map<std::string, unsigned, std::less<>> next{};

  void see(const Block& block) {
    take(block.attributes);
    if (std::holds_alternative<Section>(block.kind)) {
      // What leads through a book leads to its sections.
      targets.push_back(block.id);
    }
    if (const auto* contents = std::get_if<Contents>(&block.kind)) {
      see(contents->entries);
    }
  }
  void see(const Inline& node) {
    take(node.attributes);
    const auto* link = std::get_if<Link>(&node.kind);
    if (link != nullptr && link->destination != NodeId::none) {
      targets.push_back(link->destination);
    }
  }
  void see(const std::vector<ContentsEntry>& entries) {
    for (const ContentsEntry& entry : entries) {
      targets.push_back(entry.target);
      see(entry.entries);
    }
  }

  void take(const Attributes& attributes) {
    if (!attributes.id.empty()) {
      taken.insert(attributes.id);
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
    const auto* note = std::get_if<Note>(&block.kind);
    if (block.attributes.id.empty() && note != nullptr && note->number != 0) {
      return unique("note-" + std::to_string(note->number));
    }
    return generic_anchor(block.attributes, block.id);
  }

  std::string anchor(const Inline& node) {
    const auto* reference = std::get_if<NoteReference>(&node.kind);
    if (node.attributes.id.empty() && reference != nullptr && reference->number != 0) {
      return unique("noteref-" + std::to_string(reference->number));
    }
    return generic_anchor(node.attributes, node.id);
  }

  std::string generic_anchor(const Attributes& attributes, NodeId node) {
    if (!attributes.id.empty()) {
      return attributes.id;
    }
    return std::ranges::binary_search(targets, node)
               ? unique("node-" + std::to_string(static_cast<std::uint32_t>(node)))
               : std::string();
  }
};

Anchors::Anchors(std::span<const Block> document) {
  using Anchor = std::pair<NodeId, std::string>;
  Gathering gathering;
  walk(document, [&](const auto& node) { gathering.see(node); });
  std::ranges::sort(gathering.targets);
  walk(document, [&](const auto& node) {
    std::string anchor = node.id == NodeId::none ? "" : gathering.anchor(node);
    if (!anchor.empty()) {
      anchors_.emplace_back(node.id, std::move(anchor));
    }
  });
  std::ranges::stable_sort(anchors_, {}, &Anchor::first);
  const auto later = std::ranges::unique(anchors_, {}, &Anchor::first);
  anchors_.erase(later.begin(), later.end());
}

std::string_view Anchors::find(NodeId node) const {
  const auto found = std::ranges::lower_bound(anchors_, node, {},
                                              &std::pair<NodeId, std::string>::first);
  return found == anchors_.end() || found->first != node ? std::string_view()
                                                         : found->second;
}

bool Anchors::bears_something(const Attributes& attributes, NodeId node) const {
  return attributes != Attributes{} || !find(node).empty();
}

}  // namespace octavo::css
