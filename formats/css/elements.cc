#include "formats/css/elements.h"

#include <algorithm>

#include "formats/css/attributes.h"
#include "formats/css/element_maker.h"

namespace octavo::css {

namespace {

bool found_text(std::string_view text, std::string& value) {
  value = text;
  return !text.empty();
}

bool has_classes(const Element& element, std::string& value) {
  value = element.own_class;
  if (element.attributes != nullptr) {
    for (const std::string& name : element.attributes->classes) {
      value.append(value.empty() ? "" : " ").append(name);
    }
  }
  return !value.empty();
}

bool has_pair(const Attributes& attributes, std::string_view name, std::string& value) {
  const std::string_view direction = stated_direction(attributes);
  const auto pair = std::ranges::find_if(attributes.pairs, [&](const auto& each) {
    return printed_name(each.first, direction) == name;
  });
  if (name.empty() || pair == attributes.pairs.end()) {
    return false;
  }
  value = pair->second;
  return true;
}

}  // namespace

bool has_attribute(const Element& element, std::string_view name, std::string& value) {
  const auto own = std::ranges::find(element.own_attributes, name,
                                     &std::pair<std::string_view, std::string>::first);
  if (own != element.own_attributes.end()) {
    value = own->second;
    return true;
  }
  if (name == "class") {
    return has_classes(element, value);
  }
  if (element.attributes == nullptr) {
    return false;
  }
  const Attributes& attributes = *element.attributes;
  if (name == "id") {
    return found_text(attributes.id, value);
  }
  if (name == "lang" || name == "xml:lang") {
    return found_text(attributes.language, value);
  }
  if (name == "dir") {
    return found_text(stated_direction(attributes), value);
  }
  return has_pair(attributes, name, value);
}

ElementId ElementTree::find(NodeId node, Part part) const {
  const Place first{.node = node, .part = part, .element = root_element};
  const auto found = std::ranges::lower_bound(places, first);
  const bool is_there =
      found != places.end() && found->node == node && found->part == part;
  return is_there ? found->element : ElementId::none;
}

ElementTree make_elements(const Document& document) {
  return ElementMaker(document).make();
}

}  // namespace octavo::css
