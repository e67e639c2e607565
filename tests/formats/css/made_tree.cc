#include "tests/formats/css/made_tree.h"

#include <map>
#include <utility>

namespace octavo::tests {

namespace {

void add_words(std::vector<std::string>& words, std::string_view text) {
  std::string word;
  for (const char byte : std::string(text) + " ") {
    if (byte != ' ') {
      word += byte;
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
}

}  // namespace

std::string_view MadeTree::keep(std::string_view name) {
  return *names_.emplace(name).first;
}

css::ElementId MadeTree::add(css::ElementId parent,
                             std::string_view name,
                             const AttributeList& list) {
  css::Element element{.name = keep(name), .parent = parent, .language = "und"};
  element.is_empty = true;
  if (parent != css::ElementId::none) {
    css::Element& above = tree_.elements[static_cast<std::size_t>(parent)];
    above.is_empty = false;
    element.language = above.language;
    element.is_right_to_left = above.is_right_to_left;
  }
  Attributes& attributes = attributes_.emplace_back();
  element.attributes = &attributes;
  for (const auto& [key, value] : list) {
    if (key == "id") {
      attributes.id = value;
    } else if (key == "class") {
      add_words(attributes.classes, value);
    } else if (key == "lang") {
      attributes.language = value;
      element.language = keep(value);
    } else if (key == "title" || key.starts_with("data-")) {
      attributes.pairs.emplace_back(key, value);
    } else if (!key.starts_with("xml")) {
      element.own_attributes.emplace_back(keep(key), value);
    }
    if (key == "dir") {
      element.is_right_to_left = value == "rtl";
    }
  }
  tree_.elements.push_back(std::move(element));
  return css::ElementId{static_cast<std::uint32_t>(tree_.elements.size() - 1)};
}

void MadeTree::add_text(css::ElementId element) {
  tree_.elements[static_cast<std::size_t>(element)].is_empty = false;
}

const css::ElementTree& MadeTree::finish() {
  struct Children {
    css::ElementId last = css::ElementId::none;
    std::uint32_t count = 0;
    std::map<std::string_view, std::uint32_t> of_type{};
  };
  std::map<css::ElementId, Children> parents;
  for (std::uint32_t i = 0; i < tree_.elements.size(); ++i) {
    css::Element& element = tree_.elements[i];
    Children& children = parents[element.parent];
    element.previous_sibling = std::exchange(children.last, css::ElementId{i});
    element.index = ++children.count;
    element.type_index = ++children.of_type[element.name];
  }
  for (css::Element& element : tree_.elements) {
    const Children& children = parents.at(element.parent);
    element.count = children.count;
    element.type_count = children.of_type.at(element.name);
  }
  return tree_;
}

std::string shown_id(const css::Element& element) {
  return element.attributes->id.empty() ? std::string(element.name)
                                        : element.attributes->id;
}

}  // namespace octavo::tests
