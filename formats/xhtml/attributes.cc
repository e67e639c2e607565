#include <algorithm>
#include <set>
#include <string>
#include <string_view>

#include "compiler/picture_size.h"
#include "compiler/text/script.h"
#include "formats/xhtml/printer.h"
#include "formats/xhtml/url.h"

namespace octavo::xhtml {

namespace {

constexpr std::string_view title_key = "title";

bool is_data_name(std::string_view key) {
  return !key.empty() && std::ranges::all_of(key, [](char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || byte == '-' ||
           byte == '_';
  });
}

// HTML's own name where every element may have it, else one of its names for what it does
// not know.
std::string attribute_name(const std::string& key) {
  constexpr std::string_view prefix = "data-";
  const bool has_prefix = key.starts_with(prefix) && key.size() > prefix.size();
  return key == title_key || has_prefix ? key : std::string(prefix) + key;
}

// HTML's ids may hold anything but white space.
std::string without_space(std::string id) {
  std::ranges::replace_if(
      id, [](char byte) { return byte == ' ' || (byte >= '\t' && byte <= '\r'); }, '-');
  return id;
}

// A part of the height of a text that flows is a part of nothing; the window has one.
std::string css_height(const Length& length) {
  std::string css = to_css(length);
  if (length.unit == LengthUnit::percent) {
    css.replace(css.size() - 1, 1, "vh");
  }
  return css;
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

void print_title(Xml& xml, const Attributes& attributes, std::string_view title) {
  const auto& pairs = attributes.pairs;
  if (std::ranges::find(pairs, title_key, &std::pair<std::string, std::string>::first) ==
      pairs.end()) {
    print_if(xml, title_key, title);
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
  std::set<std::string> seen;
  for (const auto& [key, value] : attributes.pairs) {
    const bool is_direction = key == "dir" && !stated.empty();
    const std::string name = attribute_name(key);
    if (!is_direction && is_data_name(key) && seen.insert(name).second) {
      printer.xml.attribute(name, value);
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

std::string picture_style(const Attributes& attributes) {
  const StatedSize size = stated_size(attributes);
  std::string style;
  if (size.width) {
    style = "width: " + to_css(*size.width);
  }
  if (size.height) {
    // Whatever the window or the stylesheet leaves of the two sides, the picture keeps
    // its ratio.
    style.append(style.empty() ? "" : "; ");
    style += "height: " + css_height(*size.height) + "; object-fit: contain";
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
