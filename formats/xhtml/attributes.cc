#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/text/script.h"
#include "formats/xhtml/printer.h"
#include "formats/xhtml/url.h"

namespace octavo::xhtml {

namespace {

bool is_data_name(std::string_view key) {
  return !key.empty() && std::ranges::all_of(key, [](char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || byte == '-' ||
           byte == '_';
  });
}

// HTML's ids may hold anything but white space.
std::string without_space(std::string id) {
  std::ranges::replace_if(
      id, [](char byte) { return byte == ' ' || (byte >= '\t' && byte <= '\r'); }, '-');
  return id;
}

// "50%", "3in" or "200" (pixels), as the lengths of CSS; empty when it is none.
std::string css_length(std::string_view value) {
  const std::size_t unit_at =
      std::min(value.find_first_not_of("0123456789."), value.size());
  const std::string_view number = value.substr(0, unit_at);
  const std::string_view unit = value.substr(unit_at);
  if (number.empty() || number.size() > 8 || number.front() == '.' ||
      number.back() == '.' || std::ranges::count(number, '.') > 1) {
    return {};
  }
  for (const std::string_view known : {"%", "px", "em", "rem", "in", "cm", "mm", "pt"}) {
    if (unit == known) {
      return std::string(value);
    }
  }
  return unit.empty() ? std::string(number) + "px" : std::string();
}

// "ltr" or "rtl" where the author says so, else empty.
std::string_view stated_direction(const Attributes& attributes) {
  for (const auto& [key, value] : attributes.pairs) {
    if (key == "dir" && (value == "ltr" || value == "rtl")) {
      return value;
    }
  }
  return {};
}

}  // namespace

void print_if(Xml& xml, std::string_view name, std::string_view value) {
  if (!value.empty()) {
    xml.attribute(name, value);
  }
}

Printer print_attributes(const Printer& printer,
                         const Attributes& attributes,
                         NodeId node,
                         std::string_view extra_class,
                         Direction direction) {
  if (!printer.is_copy) {
    const Address* address = printer.surroundings.addresses.find(node);
    const std::string& id = address != nullptr ? address->anchor : attributes.id;
    print_if(printer.xml, "id", without_space(id));
  }
  std::string classes(extra_class);
  for (const std::string& name : attributes.classes) {
    classes += (classes.empty() ? "" : " ") + name;
  }
  print_if(printer.xml, "class", classes);
  const std::string_view stated = stated_direction(attributes);
  std::vector<std::string_view> seen;
  for (const auto& [key, value] : attributes.pairs) {
    const bool is_direction = key == "dir" && !stated.empty();
    if (!is_direction && is_data_name(key) &&
        std::ranges::find(seen, key) == seen.end()) {
      seen.push_back(key);
      printer.xml.attribute("data-" + key, value);
    }
  }
  Printer inside = printer;
  if (!attributes.language.empty()) {
    printer.xml.attribute("lang", attributes.language);
    if (printer.is_book()) {
      printer.xml.attribute("xml:lang", attributes.language);
    }
    inside.right_to_left = is_right_to_left_language(attributes.language);
  }
  if (direction == Direction::left_to_right) {
    inside.right_to_left = false;
  }
  if (!stated.empty()) {
    inside.right_to_left = stated == "rtl";
  }
  if (!stated.empty() || inside.right_to_left != printer.right_to_left) {
    printer.xml.attribute("dir", inside.right_to_left ? "rtl" : "ltr");
  }
  return inside;
}

std::string picture_size(const Attributes& attributes) {
  std::string style;
  for (const auto& [key, value] : attributes.pairs) {
    const std::string length = css_length(value);
    if ((key == "width" || key == "height") && !length.empty()) {
      style.append(style.empty() ? "" : "; ").append(key).append(": ").append(length);
    }
  }
  return style;
}

std::string reference_to(NodeId node, const Surroundings& surroundings) {
  const Address* address = surroundings.addresses.find(node);
  if (address == nullptr) {
    return {};
  }
  const std::string fragment = "#" + encode_fragment(without_space(address->anchor));
  return address->file == surroundings.file
             ? fragment
             : surroundings.files[address->file] + fragment;
}

}  // namespace octavo::xhtml
