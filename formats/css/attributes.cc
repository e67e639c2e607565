#include "formats/css/attributes.h"

#include <algorithm>
#include <utility>

#include "compiler/picture_size.h"
#include "compiler/text/length.h"
#include "compiler/text/script.h"

namespace octavo::css {

namespace {

constexpr std::string_view title_key = "title";
constexpr std::string_view direction_key = "dir";

bool is_data_name(std::string_view key) {
  return !key.empty() && std::ranges::all_of(key, [](char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || byte == '-' ||
           byte == '_';
  });
}

// A part of the height of a text that flows is a part of nothing; the window has one.
std::string css_height(const Length& length) {
  std::string css = to_css(length);
  if (length.unit == LengthUnit::percent) {
    css.replace(css.size() - 1, 1, "vh");
  }
  return css;
}

}  // namespace

std::string printed_id(std::string_view id) {
  std::string printed(id);
  std::ranges::replace_if(
      printed, [](char byte) { return byte == ' ' || (byte >= '\t' && byte <= '\r'); },
      '-');
  return printed;
}

std::string_view stated_direction(const Attributes& attributes) {
  for (const auto& [key, value] : attributes.pairs) {
    if (key == direction_key && (value == "ltr" || value == "rtl")) {
      return value;
    }
  }
  return {};
}

bool is_right_to_left_inside(const Attributes& attributes,
                             bool outside,
                             Written written) {
  if (const std::string_view stated = stated_direction(attributes); !stated.empty()) {
    return stated == "rtl";
  }
  if (written == Written::left_to_right) {
    return false;
  }
  return attributes.language.empty() ? outside
                                     : is_right_to_left_language(attributes.language);
}

std::string printed_name(std::string_view key, std::string_view direction) {
  constexpr std::string_view prefix = "data-";
  const bool is_direction = key == direction_key && !direction.empty();
  if (is_direction || !is_data_name(key)) {
    return {};
  }
  const bool has_prefix = key.starts_with(prefix) && key.size() > prefix.size();
  return has_prefix || key == title_key ? std::string(key)
                                        : std::string(prefix).append(key);
}

bool has_title(const Attributes& attributes) {
  return std::ranges::any_of(attributes.pairs,
                             [](const auto& pair) { return pair.first == title_key; });
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

}  // namespace octavo::css
