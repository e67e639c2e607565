#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "formats/css/anchors.h"
#include "formats/css/attributes.h"
#include "formats/css/elements.h"

namespace octavo::css {

/// What an element is made from.
struct NewElement {
  std::string_view name{};
  std::string_view own_class{};
  /// Null where the element bears none of its node's.
  const Attributes* attributes = nullptr;
  NodeId node = NodeId::none;
  Part part = Part::self;
  Written written = Written::of_language;
  /// It stands elsewhere too, where it has its id.
  bool is_copy = false;
};

/// Elements one after the other, as `xhtml::Xml` prints them: opened, given attributes,
/// filled, closed. Whatever depends on what stands around an element is worked out here.
class ElementBuilder {
 public:
  explicit ElementBuilder(const Anchors& anchors);

  /// The outermost element; `language` may be empty.
  void open_root(std::string_view language, std::string_view own_class);
  void open(const NewElement& made);
  /// An attribute of octavo's own, of the element that was opened last.
  void attribute(std::string_view name, std::string value);
  /// An attribute, unless its value is empty.
  void attribute_if(std::string_view name, std::string value);
  /// What else finds the element that was opened last.
  void place(NodeId node, Part part);
  void text(std::string_view text);
  void close();

  /// What is made, as long-lived as the tree.
  std::string_view keep(std::string name);
  const Attributes& keep(Attributes attributes);

  /// Every element must be closed.
  ElementTree take();

 private:
  struct TypeCount {
    std::string_view name{};
    std::uint32_t count = 0;
  };
  /// An open element, or one that is too deep to be.
  struct Frame {
    ElementId element = ElementId::none;
    /// Itself, or the innermost around it that is not too deep: what is in it stands
    /// there.
    ElementId holder = ElementId::none;
    ElementId last_child = ElementId::none;
    std::string_view language{};
    bool is_right_to_left = false;
    /// Where its own begin in `children_` and `types_`.
    std::size_t children = 0;
    std::size_t types = 0;
  };

  Element& element(ElementId id) { return tree_.elements[static_cast<std::size_t>(id)]; }
  /// The element that was opened last; null: it is too deep.
  Element* innermost();
  /// A new last child of the innermost element.
  ElementId append(std::string_view name);
  void set_id(Element& made, NodeId node, bool is_copy);
  TypeCount& type_count(std::string_view name, std::size_t begin);

  const Anchors& anchors_;
  ElementTree tree_{};
  std::vector<Frame> frames_{};
  /// Of all open elements, the outermost first; those of an element are behind those of
  /// its parent, so that the innermost has the last.
  std::vector<ElementId> children_{};
  std::vector<TypeCount> types_{};
};

}  // namespace octavo::css
