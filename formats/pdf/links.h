#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "compiler/document.h"
#include "formats/paged/page.h"
#include "formats/pdf/object_file.h"

namespace octavo::pdf {

/// Characters of a link's words that readers of the PDF are told.
constexpr std::size_t longest_description = 200;

/// Where a node that is a link leads: to a node, or out of the book.
struct LinkTarget {
  NodeId destination = NodeId::none;
  /// An absolute URI in ASCII, of a scheme that is safe to follow.
  std::string uri{};
  /// The words of the link, for readers that announce it: the first of them, to the end
  /// of a word and with an ellipsis, where they are many. The whole is in the structure.
  std::string contents{};
};

/// Every link of a document that leads somewhere.
std::map<NodeId, LinkTarget> find_targets(const Document& document);

/// A rectangle of a page that is a link: the part of it that stands on one line.
struct LinkArea {
  NodeId link = NodeId::none;
  std::uint32_t page = 0;
  paged::Rectangle area{};
  ObjectId annotation = ObjectId::none;
};

std::vector<LinkArea> find_link_areas(const paged::PagedDocument& pages);

/// "[page /XYZ left top null]" of a placed node; empty for a node that is on no page.
class Destinations {
 public:
  Destinations(const paged::PagedDocument& pages, const std::vector<ObjectId>& page_ids);
  std::string find(NodeId node) const;

 private:
  std::map<NodeId, std::string> by_node_{};
};

/// Puts an annotation for each area that leads somewhere and drops the other areas. Those
/// left have `StructParent` numbers from `first_key` on, in order.
void put_links(ObjectFile& file,
               std::vector<LinkArea>& areas,
               const paged::PagedDocument& pages,
               const std::map<NodeId, LinkTarget>& targets,
               const Destinations& destinations,
               std::size_t first_key);

}  // namespace octavo::pdf
