#include "formats/css/attributes.h"

#include <set>
#include <string>
#include <string_view>

#include "formats/xhtml/printer.h"
#include "formats/xhtml/url.h"

namespace octavo::xhtml {

void print_if(Xml& xml, std::string_view name, std::string_view value) {
  if (!value.empty()) {
    xml.attribute(name, value);
  }
}

void print_title(Xml& xml, const Attributes& attributes, std::string_view title) {
  if (!css::has_title(attributes)) {
    print_if(xml, "title", title);
  }
}

Printer print_attributes(const Printer& printer,
                         const Attributes& attributes,
                         NodeId node,
                         std::string_view extra_class,
                         css::Written written) {
  if (!printer.is_copy) {
    const Address* address = printer.surroundings.addresses.find(node);
    const std::string& id = address != nullptr ? address->anchor : attributes.id;
    print_if(printer.xml, "id", css::printed_id(id));
  }
  std::string classes(extra_class);
  for (const std::string& name : attributes.classes) {
    classes += (classes.empty() ? "" : " ") + name;
  }
  print_if(printer.xml, "class", classes);
  const std::string_view stated = css::stated_direction(attributes);
  std::set<std::string> seen;
  for (const auto& [key, value] : attributes.pairs) {
    const std::string name = css::printed_name(key, stated);
    if (!name.empty() && seen.insert(name).second) {
      printer.xml.attribute(name, value);
    }
  }
  Printer inside = printer;
  if (!attributes.language.empty()) {
    printer.xml.attribute("lang", attributes.language);
    if (printer.is_book()) {
      printer.xml.attribute("xml:lang", attributes.language);
    }
  }
  inside.right_to_left =
      css::is_right_to_left_inside(attributes, printer.right_to_left, written);
  if (!stated.empty() || inside.right_to_left != printer.right_to_left) {
    printer.xml.attribute("dir", inside.right_to_left ? "rtl" : "ltr");
  }
  return inside;
}

std::string reference_to(NodeId node, const Surroundings& surroundings) {
  const Address* address = surroundings.addresses.find(node);
  if (address == nullptr) {
    return {};
  }
  const std::string fragment = "#" + encode_fragment(css::printed_id(address->anchor));
  return address->file == surroundings.file
             ? fragment
             : surroundings.files[address->file] + fragment;
}

}  // namespace octavo::xhtml
