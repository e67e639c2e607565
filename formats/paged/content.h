#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "compiler/document.h"
#include "formats/paged/blocks.h"
#include "formats/paged/counters.h"
#include "formats/paged/style.h"

/// Generated content as text (CSS Content 3, GCPM 3).
namespace octavo::paged {

/// What stands at the places that content may speak of; each is found when it is first
/// asked for.
class ContentSources {
 public:
  explicit ContentSources(const Document& document, const BookStyle& book)
      : document_(document), book_(book) {}

  /// The words of a node.
  const std::string& words(NodeId node);
  /// The element with this `id`; `none`: there is none.
  css::ElementId anchor(std::string_view id);

 private:
  const Document& document_;
  const BookStyle& book_;
  bool has_nodes_ = false;
  std::unordered_map<NodeId, const Block*> blocks_{};
  std::unordered_map<NodeId, const Inline*> inlines_{};
  std::unordered_map<NodeId, std::string> words_{};
  bool has_anchors_ = false;
  std::unordered_map<std::string, css::ElementId> anchors_{};
};

/// The numbers of pages as far as they are known, by the nodes that are on them.
using PageNumbers = std::unordered_map<NodeId, int>;

/// What content is made from.
struct ContentContext {
  const BookStyle& book;
  ContentSources& sources;
  Counters& counters;
  css::ElementId element = css::ElementId::none;
  const PageNumbers& page_numbers;
  /// What was asked of them.
  std::vector<PageReference>& references;
};

/// Everything but leaders and pictures, one after the other.
std::string content_text(const std::vector<css::ContentItem>& items,
                         const ContentContext& context);

/// The node that an item's address leads to inside the book.
NodeId target_of(const css::ContentItem& item, const ContentContext& context);

}  // namespace octavo::paged
