#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "compiler/document.h"
#include "formats/css/elements.h"
#include "formats/css/style.h"
#include "formats/css/syntax.h"

namespace octavo::css {

/// Bytes of words that one book repeats for a stylesheet: what asks for whole chapters
/// again and again would fill the memory.
inline constexpr std::size_t most_words = std::size_t{1} << 24U;

/// What stands at the places that generated content may speak of; each is found when it
/// is first asked for.
class Targets {
 public:
  /// Both must outlive it.
  Targets(const Document& document, const ElementTree& tree)
      : document_(document), tree_(tree) {}

  /// The words of a node that are shown; of a picture alone its description.
  const std::string& words(NodeId node);
  /// The element with this `id`; `none`: there is none.
  ElementId anchor(std::string_view id);
  /// The node that an item's address leads to from an element; `none`: it leads out of
  /// the book, or nowhere.
  NodeId target_of(const ContentItem& item, ElementId element);
  /// The element that counts for where an item's address leads to: of a section its
  /// heading, because the ids of headings stand on their sections.
  ElementId target_element(const ContentItem& item, ElementId element);
  /// What a `target-text()` of an element comes to (GCPM 3, 5.3), as long as this lives.
  std::string_view target_text(const ContentItem& item, ElementId element);

 private:
  void gather_nodes();
  /// Of a section its heading, of any other node itself.
  NodeId named_node(NodeId node);

  const Document& document_;
  const ElementTree& tree_;
  bool has_nodes_ = false;
  std::unordered_map<NodeId, const Block*> blocks_{};
  std::unordered_map<NodeId, const Inline*> inlines_{};
  std::unordered_map<NodeId, std::string> words_{};
  bool has_anchors_ = false;
  std::unordered_map<std::string, ElementId> anchors_{};
};

/// Calls `visit` with each `target-text()` of a value, in blocks and functions too; what
/// it returns takes the place of the call, if anything. False: it returned none for one.
using ReplaceTargetText =
    std::function<std::optional<ComponentValue>(const ContentItem&)>;
bool replace_target_texts(ComponentValues& values, const ReplaceTargetText& replace);

/// Of the words of an element what `content()` and `target-text()` ask for: all, the
/// first letter, or what is generated before or after, which is nothing that they know.
std::string_view part_of_words(std::string_view words, std::string_view part);

}  // namespace octavo::css
