#include "formats/epub/file_elements.h"

#include <algorithm>
#include <map>
#include <string_view>

#include "compiler/text/script.h"

namespace octavo::epub {
namespace {

using css::Element;
using css::ElementId;
using css::ElementTree;

// Behind `html` and `head`.
constexpr std::size_t body_in_file = 2;

std::uint32_t number_of(ElementId id) {
  return static_cast<std::uint32_t>(id);
}

// The first element of a node; `none` where it has none (an empty list).
std::uint32_t first_element(const ElementTree& tree, NodeId node) {
  std::uint32_t first = number_of(ElementId::none);
  auto place = std::ranges::lower_bound(tree.places, node, {}, &ElementTree::Place::node);
  for (; place != tree.places.end() && place->node == node; ++place) {
    first = std::min(first, number_of(place->element));
  }
  return first;
}

std::uint32_t first_element(const ElementTree& tree, const xhtml::Piece& piece) {
  if (piece.section != nullptr) {
    return first_element(tree, piece.section->id);
  }
  std::uint32_t first = number_of(ElementId::none);
  for (const Block& block : piece.blocks) {
    first = first_element(tree, block.id);
    if (first != number_of(ElementId::none)) {
      break;
    }
  }
  return first;
}

/// Numbers the children of one parent anew.
class Siblings {
 public:
  void add(ElementTree& tree, std::uint32_t child) {
    Element& element = tree.elements[child];
    element.previous_sibling =
        children_.empty() ? ElementId::none : ElementId{children_.back()};
    children_.push_back(child);
    element.index = static_cast<std::uint32_t>(children_.size());
    element.type_index = ++types_[element.name];
  }

  void finish(ElementTree& tree) const {
    for (const std::uint32_t child : children_) {
      Element& element = tree.elements[child];
      element.count = static_cast<std::uint32_t>(children_.size());
      element.type_count = types_.at(element.name);
    }
  }

 private:
  std::vector<std::uint32_t> children_{};
  std::map<std::string_view, std::uint32_t> types_{};
};

// A section that goes on bears no id, which stands where it begins, and no role.
void strip_section(ElementTree& tree, Element& section) {
  std::erase_if(section.own_attributes, [](const auto& attribute) {
    return attribute.first == "id" || attribute.first == "epub:type" ||
           attribute.first == "role";
  });
  if (section.attributes != nullptr && !section.attributes->id.empty()) {
    section.attributes = &tree.made->attributes.emplace_back(*section.attributes);
    tree.made->attributes.back().id.clear();
  }
}

void make_only_child(Element& element, ElementId parent) {
  element.parent = parent;
  element.previous_sibling = ElementId::none;
  element.index = element.type_index = element.count = element.type_count = 1;
}

// The elements from `first` on, which the document has from `begin` on: their parents,
// and their places among the children of the innermost element around them and of the
// section that begins the file, whose other sections have files of their own.
void number_children(ElementTree& tree, std::uint32_t first, std::uint32_t begin) {
  const auto moved = [&](ElementId id) {
    return id == ElementId::none ? id : ElementId{number_of(id) - begin + first};
  };
  Siblings outermost;
  Siblings in_first;
  for (std::uint32_t at = first; at < tree.elements.size(); ++at) {
    Element& element = tree.elements[at];
    if (number_of(element.parent) < begin) {
      element.parent = ElementId{first - 1};
      outermost.add(tree, at);
      continue;
    }
    element.parent = moved(element.parent);
    element.previous_sibling = moved(element.previous_sibling);
    if (element.parent == ElementId{first}) {
      in_first.add(tree, at);
    }
  }
  outermost.finish(tree);
  in_first.finish(tree);
}

Element milestone_in(const Element& parent, const xhtml::Milestone& milestone) {
  Element made{.name = milestone.name,
               .language = parent.language,
               .is_right_to_left = parent.is_right_to_left,
               .is_empty = true};
  for (const xhtml::AddedAttribute& each : milestone.attributes) {
    made.own_attributes.emplace_back(each.name, each.value);
  }
  return made;
}

/// Puts milestones among the elements from `first` on, which the document has from
/// `begin` on.
class MilestoneInserter {
 public:
  MilestoneInserter(FileTree& tree, std::uint32_t first, std::uint32_t begin)
      : tree_(tree), old_(std::move(tree.tree.elements)), first_(first), begin_(begin) {
    tree.tree.elements.clear();
    of_old_.swap(tree.of_document);
  }

  void insert(std::span<const xhtml::Milestone> milestones) {
    for (std::uint32_t at = 0; at <= old_.size(); ++at) {
      for (; !milestones.empty() && milestones.front().next - begin_ + first_ == at;
           milestones = milestones.subspan(1)) {
        add(milestones.front());
      }
      if (at < old_.size()) {
        move(at);
      }
    }
    number_siblings();
  }

 private:
  void add(const xhtml::Milestone& milestone) {
    const bool is_outermost = milestone.parent == xhtml::Milestone::no_element;
    const std::uint32_t parent =
        moved_[is_outermost ? first_ - 1 : milestone.parent - begin_ + first_];
    Element& around = tree_.tree.elements[parent];
    around.is_empty = false;
    Element made = milestone_in(around, milestone);
    made.parent = ElementId{parent};
    tree_.tree.elements.push_back(std::move(made));
    tree_.of_document.push_back(FileTree::no_element);
    changed_.try_emplace(parent);
  }

  void move(std::uint32_t at) {
    const auto moved = [&](ElementId id) {
      return id == ElementId::none ? id : ElementId{moved_[number_of(id)]};
    };
    moved_.push_back(tree_.size());
    Element& element = tree_.tree.elements.emplace_back(std::move(old_[at]));
    element.parent = moved(element.parent);
    element.previous_sibling = moved(element.previous_sibling);
    tree_.of_document.push_back(of_old_[at]);
  }

  void number_siblings() {
    for (std::uint32_t at = 0; at < tree_.size(); ++at) {
      const auto siblings = changed_.find(number_of(tree_.tree.elements[at].parent));
      if (siblings != changed_.end()) {
        siblings->second.add(tree_.tree, at);
      }
    }
    for (const auto& [parent, siblings] : changed_) {
      siblings.finish(tree_.tree);
    }
  }

  FileTree& tree_;
  std::vector<Element> old_;
  std::vector<std::uint32_t> of_old_{};
  std::uint32_t first_ = 0;
  std::uint32_t begin_ = 0;
  /// Where each of the old elements is.
  std::vector<std::uint32_t> moved_{};
  /// The children of each element that has a milestone.
  std::map<std::uint32_t, Siblings> changed_{};
};

void erase_direction(Element& element) {
  std::erase_if(element.own_attributes,
                [](const auto& attribute) { return attribute.first == "dir"; });
}

// What the language of a file says of `html` and `body`.
void set_language(ElementTree& made, std::string_view language) {
  for (Element* element : {&made.elements[0], &made.elements[body_in_file]}) {
    element->language = language;
    element->is_right_to_left = is_right_to_left_language(language);
    for (auto& [name, value] : element->own_attributes) {
      if (name == "lang" || name == "xml:lang") {
        value = std::string(language);
      }
    }
  }
  erase_direction(made.elements[0]);
  if (made.elements[0].is_right_to_left) {
    made.elements[0].own_attributes.emplace_back("dir", "rtl");
  }
}

// A section that turns in the document does not in a file that runs its way.
void drop_needless_directions(ElementTree& made) {
  for (Element& element : made.elements) {
    if (element.parent != ElementId::none &&
        element.is_right_to_left == made[element.parent].is_right_to_left) {
      erase_direction(element);
    }
  }
}

}  // namespace

std::vector<FileElements> elements_of_files(const ElementTree& tree,
                                            std::span<const BookFile> files) {
  std::vector<FileElements> made(files.size());
  auto end = static_cast<std::uint32_t>(tree.elements.size());
  for (std::size_t number = files.size(); number-- > 0;) {
    FileElements& file = made[number];
    file.end = end;
    file.language = files[number].language;
    file.begin = std::min(end, first_element(tree, files[number].piece));
    end = file.begin;
    if (file.begin == file.end) {
      continue;
    }
    for (ElementId each = tree.elements[file.begin].parent; each != css::body_element;
         each = tree[each].parent) {
      file.outer.insert(file.outer.begin(), each);
    }
  }
  return made;
}

FileTree tree_of_file(const ElementTree& tree,
                      const FileElements& file,
                      std::span<const xhtml::Milestone> milestones,
                      const FileAddress& address) {
  FileTree made;
  made.tree.made = std::make_unique<ElementTree::Made>();
  std::vector<Element>& elements = made.tree.elements;
  const auto append = [&](std::uint32_t of_document) {
    made.of_document.push_back(of_document);
    elements.push_back(tree.elements[of_document]);
  };
  append(0);
  made.of_document.push_back(FileTree::no_element);
  elements.push_back({.name = "head", .parent = css::root_element});
  append(1);
  elements[body_in_file].previous_sibling = ElementId{1};
  elements[1].count = elements[body_in_file].count = elements[body_in_file].index = 2;
  for (const ElementId each : file.outer) {
    append(number_of(each));
    strip_section(made.tree, elements.back());
    make_only_child(elements.back(), ElementId{made.size() - 2});
  }
  const std::uint32_t first = made.size();
  for (std::uint32_t each = file.begin; each < file.end; ++each) {
    append(each);
  }
  if (!file.language.empty()) {
    set_language(made.tree, file.language);
  }
  number_children(made.tree, first, file.begin);
  if (!milestones.empty()) {
    MilestoneInserter(made, first, file.begin).insert(milestones);
  }
  drop_needless_directions(made.tree);
  for (Element& element : elements) {
    for (auto& [name, value] : element.own_attributes) {
      if (name == "href" && value.starts_with('#')) {
        value = address(value);
      }
    }
  }
  return made;
}

}  // namespace octavo::epub
