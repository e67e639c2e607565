#include "compiler/text/uri.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <vector>

namespace octavo {
namespace {

bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_scheme_character(char c) {
  return is_ascii_letter(c) || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
}

char ascii_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

}  // namespace

std::string uri_scheme(std::string_view uri) {
  const std::size_t colon = uri.find(':');
  if (colon == std::string_view::npos || colon == 0 || !is_ascii_letter(uri.front())) {
    return {};
  }
  std::string scheme(uri.substr(0, colon));
  if (!std::ranges::all_of(scheme, is_scheme_character)) {
    return {};
  }
  std::ranges::transform(scheme, scheme.begin(), ascii_lower);
  return scheme;
}

std::string percent_decode(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    unsigned value = 0;
    if (text[at] == '%' && at + 2 < text.size()) {
      const char* digits = text.data() + at + 1;
      const auto [end, error] = std::from_chars(digits, digits + 2, value, 16);
      if (error == std::errc{} && end == digits + 2) {
        result += static_cast<char>(value);
        at += 2;
        continue;
      }
    }
    result += text[at];
  }
  return result;
}

std::string normal_path(std::string_view path) {
  const bool is_absolute = path.starts_with('/');
  std::vector<std::string_view> parts;
  for (std::size_t at = 0; at <= path.size();) {
    const std::size_t slash = std::min(path.find('/', at), path.size());
    const std::string_view part = path.substr(at, slash - at);
    if (part == ".." && !parts.empty() && parts.back() != "..") {
      parts.pop_back();
    } else if (!part.empty() && part != "." && !(part == ".." && is_absolute)) {
      parts.push_back(part);
    }
    at = slash + 1;
  }
  std::string result = is_absolute ? "/" : "";
  for (const std::string_view part : parts) {
    if (!result.empty() && result.back() != '/') {
      result += '/';
    }
    result += part;
  }
  return result.empty() ? "." : result;
}

}  // namespace octavo
