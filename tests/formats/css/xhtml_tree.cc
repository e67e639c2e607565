#include "tests/formats/css/xhtml_tree.h"

#include <doctest/doctest.h>
#include <tinyxml2.h>

namespace octavo::tests {

namespace {

void add_node(MadeTree& made, css::ElementId parent, const tinyxml2::XMLNode& node) {
  if (node.ToText() != nullptr) {
    made.add_text(parent);
  }
  const tinyxml2::XMLElement* element = node.ToElement();
  if (element == nullptr) {
    return;
  }
  AttributeList attributes;
  for (const auto* each = element->FirstAttribute(); each != nullptr;
       each = each->Next()) {
    attributes.emplace_back(each->Name(), each->Value());
  }
  const css::ElementId id = made.add(parent, element->Name(), attributes);
  for (const auto* child = node.FirstChild(); child != nullptr;
       child = child->NextSibling()) {
    add_node(made, id, *child);
  }
}

}  // namespace

MadeTree read_xhtml(const std::string& xhtml) {
  tinyxml2::XMLDocument document;
  REQUIRE(document.Parse(xhtml.data(), xhtml.size()) == tinyxml2::XML_SUCCESS);
  MadeTree made;
  add_node(made, css::ElementId::none, *document.RootElement());
  made.finish();
  return made;
}

}  // namespace octavo::tests
