#include "formats/css/element_builder.h"

#include <algorithm>
#include <utility>

#include "compiler/text/script.h"
#include "formats/css/vocabulary.h"

namespace octavo::css {

namespace {

// BCP 47 has it for what nobody knows.
constexpr std::string_view undetermined = "und";

}  // namespace

ElementBuilder::ElementBuilder(const Anchors& anchors) : anchors_(anchors) {
  tree_.made = std::make_unique<ElementTree::Made>();
}

void ElementBuilder::open_root(std::string_view language, std::string_view own_class) {
  open({.name = tag::html, .own_class = own_class});
  attribute_if("lang", std::string(language));
  attribute_if("xml:lang", std::string(language));
  Frame& frame = frames_.back();
  frame.language = language.empty() ? undetermined : language;
  frame.is_right_to_left = is_right_to_left_language(language);
  attribute_if("dir", frame.is_right_to_left ? "rtl" : "");
  Element& root = element(frame.element);
  root.language = frame.language;
  root.is_right_to_left = frame.is_right_to_left;
}

void ElementBuilder::open(const NewElement& made) {
  const Frame outer = frames_.empty() ? Frame{} : frames_.back();
  Frame frame{.holder = outer.holder,
              .language = outer.language,
              .is_right_to_left = outer.is_right_to_left};
  if (frames_.size() < deepest_element) {
    frame.element = append(made.name);
    frame.holder = frame.element;
    Element& opened = element(frame.element);
    opened.own_class = made.own_class;
    opened.node = made.node;
    if (made.attributes != nullptr) {
      opened.attributes = made.attributes;
      frame.language =
          made.attributes->language.empty() ? outer.language : made.attributes->language;
      frame.is_right_to_left =
          is_right_to_left_inside(*made.attributes, outer.is_right_to_left, made.written);
      set_id(opened, made.node, made.is_copy);
    }
    opened.language = frame.language;
    opened.is_right_to_left = frame.is_right_to_left;
  }
  frame.children = children_.size();
  frame.types = types_.size();
  frames_.push_back(frame);
  place(made.node, made.part);
  const bool turns = frame.is_right_to_left != outer.is_right_to_left;
  if (turns && stated_direction(*made.attributes).empty()) {
    attribute("dir", frame.is_right_to_left ? "rtl" : "ltr");
  }
}

ElementId ElementBuilder::append(std::string_view name) {
  const auto id = static_cast<ElementId>(tree_.elements.size());
  Element& made = tree_.elements.emplace_back();
  made.name = name;
  made.is_empty = true;
  if (frames_.empty()) {
    return id;
  }
  Frame& parent = frames_.back();
  element(parent.element).is_empty = false;
  made.parent = parent.element;
  made.previous_sibling = std::exchange(parent.last_child, id);
  children_.push_back(id);
  made.index = static_cast<std::uint32_t>(children_.size() - parent.children);
  made.type_index = ++type_count(name, parent.types).count;
  return id;
}

// An element has few kinds of children, as there are few kinds of elements.
ElementBuilder::TypeCount& ElementBuilder::type_count(std::string_view name,
                                                      std::size_t begin) {
  const auto found =
      std::find_if(types_.begin() + static_cast<std::ptrdiff_t>(begin), types_.end(),
                   [&](const TypeCount& type) { return type.name == name; });
  return found == types_.end() ? types_.emplace_back(TypeCount{.name = name}) : *found;
}

void ElementBuilder::set_id(Element& made, NodeId node, bool is_copy) {
  const std::string& written = made.attributes->id;
  const std::string_view anchor = anchors_.find(node);
  const std::string id = is_copy ? "" : printed_id(anchor.empty() ? written : anchor);
  if (id == written) {
    return;
  }
  if (written.empty()) {
    made.own_attributes.emplace_back("id", id);
    return;
  }
  Attributes copy = *made.attributes;
  copy.id = id;
  made.attributes = &keep(std::move(copy));
}

Element* ElementBuilder::innermost() {
  const ElementId id = frames_.back().element;
  return id == ElementId::none ? nullptr : &element(id);
}

void ElementBuilder::attribute(std::string_view name, std::string value) {
  if (Element* made = innermost(); made != nullptr) {
    made->own_attributes.emplace_back(name, std::move(value));
  }
}

void ElementBuilder::attribute_if(std::string_view name, std::string value) {
  if (!value.empty()) {
    attribute(name, std::move(value));
  }
}

void ElementBuilder::place(NodeId node, Part part) {
  const ElementId id = frames_.back().element;
  if (node != NodeId::none && id != ElementId::none) {
    tree_.places.push_back({.node = node, .part = part, .element = id});
  }
}

void ElementBuilder::text(std::string_view text) {
  if (!text.empty()) {
    element(frames_.back().holder).is_empty = false;
  }
}

void ElementBuilder::close() {
  const Frame frame = frames_.back();
  frames_.pop_back();
  const auto count = static_cast<std::uint32_t>(children_.size() - frame.children);
  for (std::size_t at = frame.children; at < children_.size(); ++at) {
    Element& child = element(children_[at]);
    child.count = count;
    child.type_count = type_count(child.name, frame.types).count;
  }
  children_.resize(frame.children);
  types_.resize(frame.types);
}

std::string_view ElementBuilder::keep(std::string name) {
  return name.empty() ? std::string_view()
                      : *tree_.made->classes.insert(std::move(name)).first;
}

const Attributes& ElementBuilder::keep(Attributes attributes) {
  return tree_.made->attributes.emplace_back(std::move(attributes));
}

ElementTree ElementBuilder::take() {
  // Most nodes are met in the order of their numbers.
  if (!std::ranges::is_sorted(tree_.places)) {
    std::ranges::sort(tree_.places);
  }
  return std::move(tree_);
}

}  // namespace octavo::css
