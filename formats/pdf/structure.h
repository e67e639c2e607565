#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "formats/pdf/content.h"
#include "formats/pdf/links.h"
#include "formats/pdf/object_file.h"

namespace octavo::pdf {

/// An element of the structure tree that is being made.
struct Element {
  ObjectId id = ObjectId::none;
  std::string_view type{};
  Entries entries{};
  /// The page of its first mark; marks elsewhere name theirs.
  ObjectId page = ObjectId::none;
  std::string kids{};
};

/// Which of a node's marks.
enum class MarkKind : unsigned char { text, picture, label, page_number };

/// The objects of a structure tree: elements, their marks, and the tree that leads from a
/// mark to its element (14.7).
class Structure {
 public:
  Structure(ObjectFile& file,
            const std::vector<PageContent>& contents,
            const std::vector<ObjectId>& page_ids,
            const std::vector<LinkArea>& links);

  Element open(std::string_view type);
  /// Puts the element as the parent's next kid, unless nothing is in it.
  void close(Element element, Element& parent);
  /// The same for one that counts although it is empty, such as a cell.
  void close_always(Element element, Element& parent);
  bool has_marks(NodeId node, MarkKind kind) const;
  void add_marks(Element& element, NodeId node, MarkKind kind);
  bool is_link(NodeId node) const { return links_.contains(node); }
  /// The annotations of a link, once.
  void add_annotations(Element& element, NodeId link);
  /// Puts the root over its one kid.
  ObjectId finish(Element document);

 private:
  struct PlacedMark {
    std::uint32_t page = 0;
    std::uint32_t number = 0;
  };
  struct PlacedLink {
    ObjectId annotation = ObjectId::none;
    std::uint32_t page = 0;
    std::size_t key = 0;
  };

  void put(Element& element, ObjectId parent);
  ObjectId add_parent_tree();

  ObjectFile& file_;
  const std::vector<ObjectId>& page_ids_;
  std::map<std::pair<NodeId, MarkKind>, std::vector<PlacedMark>> marks_{};
  std::map<NodeId, std::vector<PlacedLink>> links_{};
  /// By page and number of the mark.
  std::vector<std::vector<ObjectId>> page_parents_{};
  std::vector<ObjectId> link_parents_{};
};

}  // namespace octavo::pdf
