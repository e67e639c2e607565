#include "formats/pdf/structure.h"

#include <utility>

#include "formats/pdf/syntax.h"

namespace octavo::pdf {

namespace {

MarkKind kind_of(const Mark& mark) {
  switch (mark.role) {
    case paged::Role::label:
      return MarkKind::label;
    case paged::Role::page_number:
      return MarkKind::page_number;
    case paged::Role::content:
    case paged::Role::artifact:
      break;
  }
  return mark.is_picture ? MarkKind::picture : MarkKind::text;
}

void append_reference(std::string& out, ObjectId id) {
  out += out.empty() ? "" : " ";
  out += reference(id);
}

// Types of octavo's own that say more than the standard ones (14.8.4).
constexpr std::string_view role_map =
    "<</Author/P/CodeBlock/P/Date/P/DefinitionTerm/Lbl/Em/Span/Line/P/PageNumber/Span"
    "/Strong/Span/Subtitle/P/TitlePage/Sect/Verse/Div>>";

}  // namespace

Structure::Structure(ObjectFile& file,
                     const std::vector<PageContent>& contents,
                     const std::vector<ObjectId>& page_ids,
                     const std::vector<LinkArea>& links)
    : file_(file), page_ids_(page_ids), link_parents_(links.size(), ObjectId::none) {
  for (std::uint32_t page = 0; page < contents.size(); ++page) {
    const std::vector<Mark>& marks = contents[page].marks;
    for (std::uint32_t i = 0; i < marks.size(); ++i) {
      marks_[{marks[i].owner, kind_of(marks[i])}].push_back({.page = page, .number = i});
    }
    page_parents_.emplace_back(marks.size(), ObjectId::none);
  }
  for (std::size_t i = 0; i < links.size(); ++i) {
    links_[links[i].link].push_back(
        {.annotation = links[i].annotation, .page = links[i].page, .key = i});
  }
}

Element Structure::open(std::string_view type) {
  return {.id = file_.reserve(), .type = type};
}

void Structure::put(Element& element, ObjectId parent) {
  std::string value = "<</S";
  value += name(element.type);
  value += "/P ";
  value += reference(parent);
  if (element.page != ObjectId::none) {
    value += "/Pg ";
    value += reference(element.page);
  }
  for (const auto& [key, entry] : element.entries) {
    value += name(key);
    value += ' ';
    value += entry;
  }
  if (!element.kids.empty()) {
    value += "/K[";
    value += element.kids;
    value += ']';
  }
  file_.put(element.id, value + ">>");
}

void Structure::close(Element element, Element& parent) {
  if (!element.kids.empty()) {
    close_always(std::move(element), parent);
  }
}

void Structure::close_always(Element element, Element& parent) {
  put(element, parent.id);
  append_reference(parent.kids, element.id);
}

bool Structure::has_marks(NodeId node, MarkKind kind) const {
  return marks_.contains({node, kind});
}

void Structure::add_marks(Element& element, NodeId node, MarkKind kind) {
  const auto found = marks_.find({node, kind});
  if (found == marks_.end()) {
    return;
  }
  for (const PlacedMark& mark : found->second) {
    const ObjectId page = page_ids_[mark.page];
    if (element.page == ObjectId::none) {
      element.page = page;
    }
    element.kids += element.kids.empty() ? "" : " ";
    if (element.page == page) {
      append_integer(element.kids, mark.number);
    } else {
      element.kids += "<</Type/MCR/Pg " + reference(page) + "/MCID ";
      append_integer(element.kids, mark.number);
      element.kids += ">>";
    }
    page_parents_[mark.page][mark.number] = element.id;
  }
  marks_.erase(found);
}

void Structure::add_annotations(Element& element, NodeId link) {
  const auto found = links_.find(link);
  if (found == links_.end()) {
    return;
  }
  for (const PlacedLink& placed : found->second) {
    element.kids += element.kids.empty() ? "" : " ";
    element.kids += "<</Type/OBJR/Obj " + reference(placed.annotation) + "/Pg " +
                    reference(page_ids_[placed.page]) + ">>";
    link_parents_[placed.key] = element.id;
  }
  links_.erase(found);
}

ObjectId Structure::add_parent_tree() {
  std::string numbers;
  for (std::size_t page = 0; page < page_parents_.size(); ++page) {
    std::string parents = "[";
    for (const ObjectId parent : page_parents_[page]) {
      parents += parents.size() == 1 ? "" : " ";
      parents += parent == ObjectId::none ? "null" : reference(parent);
    }
    append_integer(numbers, static_cast<long long>(page));
    numbers += ' ' + reference(file_.add(parents + "]")) + ' ';
  }
  std::size_t key = page_parents_.size();
  for (const ObjectId parent : link_parents_) {
    if (parent != ObjectId::none) {
      numbers += std::to_string(key) + ' ' + reference(parent) + ' ';
    }
    ++key;
  }
  return file_.add("<</Nums[" + numbers + "]>>");
}

ObjectId Structure::finish(Element document) {
  const ObjectId root = file_.reserve();
  put(document, root);
  file_.put(root, dictionary({
                      {"Type", "/StructTreeRoot"},
                      {"K", reference(document.id)},
                      {"RoleMap", std::string(role_map)},
                      {"ParentTree", reference(add_parent_tree())},
                      {"ParentTreeNextKey",
                       std::to_string(page_parents_.size() + link_parents_.size())},
                  }));
  return root;
}

}  // namespace octavo::pdf
