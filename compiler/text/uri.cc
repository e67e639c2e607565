#include "compiler/text/uri.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <vector>

#include "compiler/text/characters.h"
#include "compiler/text/utf8.h"

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

bool is_decimal(char c) {
  return c >= '0' && c <= '9';
}

bool is_hexadecimal(char c) {
  return is_decimal(c) || (ascii_lower(c) >= 'a' && ascii_lower(c) <= 'f');
}

bool is_port(std::string_view port) {
  return std::ranges::all_of(port, is_decimal) && port.size() <= 5 &&
         (port.size() < 5 || port <= "65535");
}

/// Letters and figures of any script, joined by hyphens (UTS 46 in short).
bool is_host_label(std::string_view label) {
  for (std::size_t at = 0; at < label.size();) {
    const DecodedCharacter decoded = decode_utf8(label, at);
    const char32_t character = decoded.character;
    if (!is_alphanumeric(character) && !is_mark(character) && character != U'-' &&
        character != U'_') {
      return false;
    }
    at += decoded.size;
  }
  return !label.empty();
}

/// A name, or numbers; an IPv6 address stands in brackets (RFC 3986, 3.2.2).
bool is_host(std::string_view host) {
  if (host.starts_with('[')) {
    return host.size() > 2 && host.ends_with(']') &&
           std::ranges::all_of(host.substr(1, host.size() - 2), [](char c) {
             return is_hexadecimal(c) || c == ':' || c == '.';
           });
  }
  while (true) {
    const std::size_t dot = host.find('.');
    if (!is_host_label(host.substr(0, dot))) {
      return false;
    }
    // The root of all names may stand behind the last dot.
    if (dot == std::string_view::npos || dot + 1 == host.size()) {
      return true;
    }
    host.remove_prefix(dot + 1);
  }
}

bool is_authority(std::string_view authority) {
  const std::size_t user = authority.rfind('@');
  authority.remove_prefix(user == std::string_view::npos ? 0 : user + 1);
  const std::size_t bracket = authority.rfind(']');
  const std::size_t colon =
      authority.find(':', bracket == std::string_view::npos ? 0 : bracket);
  return is_host(authority.substr(0, colon)) &&
         (colon == std::string_view::npos || is_port(authority.substr(colon + 1)));
}

bool needs_host(std::string_view scheme) {
  constexpr std::array<std::string_view, 4> schemes = {"http", "https", "ftp", "ftps"};
  return std::ranges::find(schemes, scheme) != schemes.end();
}

std::string with_sound_escapes(std::string_view uri) {
  std::string sound;
  const std::size_t fragment = uri.find('#');
  for (std::size_t at = 0; at < uri.size(); ++at) {
    if (uri[at] == '#' && at != fragment) {
      sound += "%23";
      continue;
    }
    sound += uri[at];
    const bool is_escape =
        at + 2 < uri.size() && is_hexadecimal(uri[at + 1]) && is_hexadecimal(uri[at + 2]);
    if (uri[at] == '%' && !is_escape) {
      sound += "25";
    }
  }
  return sound;
}

}  // namespace

std::optional<std::string> sound_address(std::string_view uri) {
  const std::string scheme = uri_scheme(uri);
  if (scheme.empty() || scheme.size() + 1 == uri.size()) {
    return std::nullopt;
  }
  std::string_view rest = uri.substr(scheme.size() + 1);
  if (needs_host(scheme)) {
    if (!rest.starts_with("//")) {
      return std::nullopt;
    }
    rest.remove_prefix(2);
    if (!is_authority(rest.substr(0, rest.find_first_of("/?#")))) {
      return std::nullopt;
    }
  }
  return with_sound_escapes(uri);
}

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
