#include "formats/image/svg_rules.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <limits>
#include <utility>

#include "formats/image/image.h"

namespace octavo::image {

namespace {

std::string lower_case(std::string_view text) {
  std::string lower(text);
  std::ranges::transform(lower, lower.begin(), [](char byte) {
    return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
  });
  return lower;
}

int base64_digit(char byte) {
  constexpr std::string_view digits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const std::size_t found = digits.find(byte);
  return found == std::string_view::npos ? -1 : static_cast<int>(found);
}

std::string decode_base64(std::string_view text) {
  std::string bytes;
  std::uint32_t buffer = 0;
  unsigned bits = 0;
  for (const char byte : text) {
    const int digit = base64_digit(byte);
    if (digit < 0) {
      continue;
    }
    buffer = (buffer << 6U) | static_cast<std::uint32_t>(digit);
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes += static_cast<char>((buffer >> bits) & 0xFFU);
    }
  }
  return bytes;
}

/// The numbers that a list of words and numbers has.
std::vector<double> numbers_of(std::string_view value) {
  std::vector<double> numbers;
  for (std::size_t at = value.find_first_of("0123456789."); at != std::string_view::npos;
       at = value.find_first_of("0123456789.", at)) {
    const std::size_t begin = at > 0 && value[at - 1] == '-' ? at - 1 : at;
    double number = 0;
    const auto [end, status] =
        std::from_chars(value.data() + begin, value.data() + value.size(), number);
    const bool is_endless = status == std::errc::result_out_of_range;
    if (is_endless || status == std::errc()) {
      numbers.push_back(is_endless ? std::numeric_limits<double>::infinity() : number);
    }
    at = std::max(at + 1, static_cast<std::size_t>(end - value.data()));
  }
  return numbers;
}

bool all_in(const std::vector<double>& numbers, double least, double most) {
  return std::ranges::all_of(
      numbers, [&](double number) { return number >= least && number <= most; });
}

// What stands behind each `url(`, without quotes and spaces.
std::vector<std::string_view> addresses_in(std::string_view value,
                                           std::string_view lower) {
  std::vector<std::string_view> addresses;
  for (std::size_t at = lower.find("url("); at != std::string_view::npos;
       at = lower.find("url(", at + 4)) {
    const std::size_t begin = value.find_first_not_of(" \t\r\n\"'", at + 4);
    const std::size_t end = value.find_first_of(" \t\r\n\"')", begin);
    addresses.push_back(begin == std::string_view::npos
                            ? std::string_view()
                            : value.substr(begin, end - begin));
  }
  return addresses;
}

}  // namespace

bool is_drawing_element(std::string_view name) {
  static constexpr std::array<std::string_view, 56> names = {"circle",
                                                             "clipPath",
                                                             "defs",
                                                             "desc",
                                                             "ellipse",
                                                             "feBlend",
                                                             "feColorMatrix",
                                                             "feComponentTransfer",
                                                             "feComposite",
                                                             "feConvolveMatrix",
                                                             "feDiffuseLighting",
                                                             "feDisplacementMap",
                                                             "feDistantLight",
                                                             "feDropShadow",
                                                             "feFlood",
                                                             "feFuncA",
                                                             "feFuncB",
                                                             "feFuncG",
                                                             "feFuncR",
                                                             "feGaussianBlur",
                                                             "feMerge",
                                                             "feMergeNode",
                                                             "feMorphology",
                                                             "feOffset",
                                                             "fePointLight",
                                                             "feSpecularLighting",
                                                             "feSpotLight",
                                                             "feTurbulence",
                                                             "filter",
                                                             "g",
                                                             "image",
                                                             "line",
                                                             "linearGradient",
                                                             "marker",
                                                             "mask",
                                                             "path",
                                                             "pattern",
                                                             "polygon",
                                                             "polyline",
                                                             "radialGradient",
                                                             "rect",
                                                             "stop",
                                                             "style",
                                                             "svg",
                                                             "switch",
                                                             "symbol",
                                                             "text",
                                                             "textPath",
                                                             "title",
                                                             "tspan",
                                                             "use",
                                                             "view",
                                                             "a",
                                                             "cursor",
                                                             "hatch",
                                                             "solidcolor"};
  return std::ranges::find(names, name) != names.end();
}

bool is_telling_element(std::string_view name) {
  // librsvg panics on an `feTile` without area, which only drawing can tell.
  static constexpr std::array<std::string_view, 14> names = {
      "animate", "animateColor",  "animateMotion", "animateTransform", "audio",  "canvas",
      "discard", "foreignObject", "handler",       "iframe",           "script", "set",
      "video",   "feTile"};
  return std::ranges::find(names, name) != names.end();
}

bool is_harmless_style(std::string_view value) {
  // An escape could spell any of the words looked for.
  if (value.find('\\') != std::string_view::npos) {
    return false;
  }
  const std::string lower = lower_case(value);
  for (const std::string_view word :
       {"@import", "javascript:", "vbscript:", "@font-face", "-moz-binding"}) {
    if (lower.find(word) != std::string::npos) {
      return false;
    }
  }
  return std::ranges::all_of(addresses_in(value, lower), [](std::string_view address) {
    return address.starts_with('#');
  });
}

bool is_whole_style(std::string_view value) {
  std::string open;
  for (std::size_t at = 0; at < value.size(); ++at) {
    if (value.substr(at).starts_with("/*")) {
      at = value.find("*/", at + 2);
      if (at == std::string_view::npos) {
        return false;
      }
      ++at;
    } else if (value[at] == '"' || value[at] == '\'') {
      at = value.find(value[at], at + 1);
      if (at == std::string_view::npos) {
        return false;
      }
    } else if (std::string_view("{([").find(value[at]) != std::string_view::npos) {
      open += value[at] == '{' ? '}' : (value[at] == '(' ? ')' : ']');
    } else if (std::string_view("})]").find(value[at]) != std::string_view::npos) {
      if (open.empty() || open.back() != value[at]) {
        return false;
      }
      open.pop_back();
    }
  }
  return open.empty();
}

double pixels_of_data(std::string_view address) {
  constexpr std::string_view scheme = "data:image/";
  const std::size_t comma = address.find(',');
  if (!address.starts_with(scheme) || comma == std::string_view::npos ||
      !address.substr(0, comma).ends_with(";base64")) {
    return 0;
  }
  const PictureInspection inspection = inspect(decode_base64(address.substr(comma + 1)));
  return inspection.picture && inspection.picture->kind != PictureKind::svg
             ? double{1} * inspection.picture->width * inspection.picture->height
             : 0;
}

bool is_sane_value(std::string_view element,
                   std::string_view name,
                   std::string_view value) {
  struct Range {
    std::string_view name{};
    double least = 0;
    double most = 0;
    std::size_t numbers = 0;
  };
  // Of editors' filters none comes near these bounds.
  constexpr Range ranges[] = {
      {.name = "order", .least = 1, .most = 10, .numbers = 2},
      {.name = "kernelMatrix", .least = -1e4, .most = 1e4, .numbers = 100},
      // Of the size of a screen's pixels: a small one makes librsvg's pictures large.
      {.name = "kernelUnitLength", .least = 0, .most = 0, .numbers = 0},
      {.name = "numOctaves", .least = 0, .most = 10, .numbers = 1},
      {.name = "radius", .least = 0, .most = 20, .numbers = 2},
      {.name = "stdDeviation", .least = 0, .most = 1e3, .numbers = 2},
      {.name = "tableValues", .least = -1e4, .most = 1e4, .numbers = 256}};
  constexpr Range others = {.least = -1e6, .most = 1e6, .numbers = 100};
  // Cairo writes out each turn of a gradient that begins anew, and they can be millions.
  if (name == "spreadMethod") {
    return value == "pad";
  }
  // Pango overflows on immense letters.
  if (name == "font-size") {
    return all_in(numbers_of(value), 0, 1e4);
  }
  if (!element.starts_with("fe") && element != "filter") {
    return true;
  }
  const auto* const found = std::ranges::find(ranges, name, &Range::name);
  const Range& range = found == std::end(ranges) ? others : *found;
  const std::vector<double> numbers = numbers_of(value);
  return numbers.size() <= range.numbers && all_in(numbers, range.least, range.most);
}

std::vector<std::string> style_references(std::string_view value) {
  std::vector<std::string> ids;
  for (const std::string_view address : addresses_in(value, lower_case(value))) {
    if (address.starts_with('#')) {
      ids.emplace_back(address.substr(1));
    }
  }
  return ids;
}

double drawing_length(std::string_view value) {
  constexpr std::pair<std::string_view, double> units[] = {
      {"", 1},    {"px", 1},         {"pt", 96.0 / 72}, {"pc", 16},
      {"in", 96}, {"cm", 96 / 2.54}, {"mm", 96 / 25.4}, {"em", 16}};
  const std::size_t begin = std::min(value.find_first_not_of(" \t\r\n"), value.size());
  value.remove_prefix(begin);
  double number = 0;
  const auto [end, status] =
      std::from_chars(value.data(), value.data() + value.size(), number);
  if (status != std::errc() || !std::isfinite(number) || number <= 0 || number >= 1e9) {
    return 0;
  }
  std::string_view unit(end, static_cast<std::size_t>(value.data() + value.size() - end));
  unit = unit.substr(0, unit.find_last_not_of(" \t\r\n") + 1);
  const auto* found =
      std::ranges::find(units, unit, &std::pair<std::string_view, double>::first);
  return found == std::end(units) ? 0 : number * found->second;
}

}  // namespace octavo::image
