#include "formats/image/svg_work.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>

#include "formats/image/svg_rules.h"

namespace octavo::image {

namespace {

// Measured with librsvg 2.54 and Cairo 1.16; see `Cost`.
constexpr double work_of_a_shape = 1;
constexpr double work_of_a_group = 6;
constexpr double work_of_a_surface = 50;
constexpr double bytes_of_a_unit = 50;
// Cairo looks for the crossings of a path's outline: of many points each can cross each.
constexpr double crossings_of_a_unit = 100'000;
constexpr double matches_of_a_unit = 300;
constexpr std::string_view spaces = " \t\r\n\f";

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = std::min(text.find_first_not_of(spaces), text.size());
  text.remove_prefix(begin);
  return text.substr(0, text.find_last_not_of(spaces) + 1);
}

/// 0 where there is none.
double first_number(std::string_view value) {
  value = trimmed(value);
  double number = 0;
  std::from_chars(value.data(), value.data() + value.size(), number);
  return number;
}

std::string_view attribute(const MarkupAttributes& attributes, std::string_view name) {
  const auto found =
      std::ranges::find(attributes, name, &MarkupAttributes::value_type::first);
  return found == attributes.end() ? std::string_view() : found->second;
}

double numbers_in(std::string_view value) {
  double count = 0;
  bool inside = false;
  for (const char byte : value) {
    const bool is_digit = (byte >= '0' && byte <= '9') || byte == '.';
    count += is_digit && !inside ? 1 : 0;
    inside = is_digit;
  }
  return count;
}

/// 0 also for a value that is left out.
double number_of(std::string_view element,
                 const MarkupAttributes& attributes,
                 std::string_view name) {
  const std::string_view value = attribute(attributes, name);
  return is_sane_value(element, name, value) ? first_number(value) : 0;
}

/// How many times a filter's primitive goes over the pixels, against a plain blur.
double passes_of(std::string_view element, const MarkupAttributes& attributes) {
  if (!element.starts_with("fe")) {
    return 0;
  }
  if (element == "feConvolveMatrix") {
    const double order = std::max(3.0, number_of(element, attributes, "order"));
    return 1 + order * order / 10;
  }
  if (element == "feMorphology") {
    return 1 + number_of(element, attributes, "radius");
  }
  if (element == "feTurbulence") {
    return 2 * std::max(1.0, number_of(element, attributes, "numOctaves"));
  }
  return element == "feDropShadow" || element.ends_with("Lighting") ? 3 : 1;
}

Reach reach_of(std::string_view property) {
  if (property == "marker" || property == "marker-mid") {
    return Reach::each_point;
  }
  const bool is_inherited = property == "fill" || property == "stroke" ||
                            property == "marker-start" || property == "marker-end";
  return is_inherited ? Reach::each_shape : Reach::alone;
}

void take_declaration(std::string_view property, std::string_view value, Style& style) {
  std::vector<std::string> targets = style_references(value);
  Cost& cost = style.cost;
  if (property == "opacity" || property == "mix-blend-mode") {
    cost.work += work_of_a_group;
  } else if (property == "filter" && value.find('(') != std::string_view::npos) {
    const auto functions = std::ranges::count(value, '(');
    cost.work += work_of_a_surface * static_cast<double>(functions);
    // `drop-shadow()` has the most: three.
    cost.passes +=
        3 * static_cast<double>(functions - static_cast<std::ptrdiff_t>(targets.size()));
  } else if (property == "mask" && !targets.empty()) {
    cost.work += work_of_a_surface;
    cost.passes += 1;
  }
  const Reach reach = reach_of(property);
  for (std::string& id : targets) {
    style.references.push_back({.id = std::move(id), .reach = reach});
  }
}

void take_declarations(std::string_view text, Style& style) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(';'), text.size());
    const std::string_view declaration = text.substr(0, end);
    const std::size_t colon = declaration.find(':');
    if (colon != std::string_view::npos) {
      take_declaration(trimmed(declaration.substr(0, colon)),
                       declaration.substr(colon + 1), style);
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

std::string without_comments(std::string_view sheet) {
  std::string plain;
  while (!sheet.empty()) {
    const std::size_t begin = std::min(sheet.find("/*"), sheet.size());
    plain += sheet.substr(0, begin);
    sheet.remove_prefix(begin);
    const std::size_t end = sheet.find("*/");
    sheet.remove_prefix(end == std::string_view::npos ? sheet.size() : end + 2);
  }
  return plain;
}

/// The key of a selector: the first class or id of its last part, else its element.
std::string key_of(std::string_view selector) {
  selector = trimmed(selector);
  selector = selector.substr(selector.find_last_of(" \t\r\n\f>+~") + 1);
  selector = selector.substr(0, selector.find_first_of("[:"));
  const std::size_t mark = selector.find_first_of(".#");
  if (mark != std::string_view::npos) {
    return std::string(
        selector.substr(mark, selector.find_first_of(".#", mark + 1) - mark));
  }
  return selector.empty() ? "*" : std::string(selector);
}

}  // namespace

Style style_of(std::string_view element, const MarkupAttributes& attributes) {
  Style style{.cost = {.shapes = 1,
                       .work = work_of_a_shape,
                       .passes = passes_of(element, attributes)}};
  for (const auto& [name, value] : attributes) {
    const std::size_t colon = name.find(':');
    const std::string_view local =
        std::string_view(name).substr(colon == std::string::npos ? 0 : colon + 1);
    if (local == "href" && value.starts_with('#')) {
      style.references.push_back({.id = value.substr(1), .reach = Reach::alone});
    } else if (local == "style") {
      take_declarations(value, style);
    } else {
      take_declaration(local, value, style);
    }
    if (local == "d" || local == "points") {
      const double points = numbers_in(value) / 2;
      style.cost.points += points;
      style.cost.work += static_cast<double>(value.size()) / bytes_of_a_unit +
                         points * points / crossings_of_a_unit;
    }
  }
  return style;
}

std::vector<std::string> sheet_keys(std::string_view element,
                                    const MarkupAttributes& attributes) {
  std::vector<std::string> keys = {std::string(element), "*"};
  if (const std::string_view id = attribute(attributes, "id"); !id.empty()) {
    keys.push_back("#" + std::string(id));
  }
  std::string_view classes = trimmed(attribute(attributes, "class"));
  while (!classes.empty()) {
    const std::size_t end = std::min(classes.find_first_of(spaces), classes.size());
    keys.push_back("." + std::string(classes.substr(0, end)));
    classes = trimmed(classes.substr(end));
  }
  return keys;
}

void StyleSheet::add(std::string_view sheet) {
  const std::string plain = without_comments(sheet);
  std::string_view rest = plain;
  for (std::size_t end = rest.find('}'); end != std::string_view::npos;
       end = rest.find('}')) {
    std::string_view rule = rest.substr(0, end);
    rest.remove_prefix(end + 1);
    const std::size_t brace = rule.rfind('{');
    if (brace == std::string_view::npos) {
      continue;
    }
    std::string_view selectors = rule.substr(0, brace);
    selectors = selectors.substr(selectors.find_last_of("{;") + 1);
    parts_ += static_cast<double>(1 + std::ranges::count_if(selectors, [](char byte) {
                                    return std::string_view(" ,>+~").find(byte) !=
                                           std::string_view::npos;
                                  }));
    Style style;
    take_declarations(rule.substr(brace + 1), style);
    if (style.references.empty() && style.cost.work == 0) {
      continue;
    }
    while (!selectors.empty()) {
      const std::size_t comma = std::min(selectors.find(','), selectors.size());
      Style& known = rules_[key_of(selectors.substr(0, comma))];
      known.cost.work += style.cost.work;
      known.cost.passes += style.cost.passes;
      std::ranges::copy(style.references, std::back_inserter(known.references));
      selectors.remove_prefix(std::min(comma + 1, selectors.size()));
    }
  }
}

double StyleSheet::work_of_an_element() const {
  return parts_ / matches_of_a_unit;
}

void StyleSheet::meet(const std::vector<std::string>& keys,
                      const std::function<void(const Style&)>& take) const {
  for (const std::string& key : keys) {
    const auto rule = rules_.find(key);
    if (rule != rules_.end()) {
      take(rule->second);
    }
  }
}

}  // namespace octavo::image
