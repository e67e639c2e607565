#include "formats/xhtml/url.h"

#include <cstddef>

namespace octavo::xhtml {

namespace {

bool is_letter_or_digit(char byte) {
  return (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
         (byte >= 'a' && byte <= 'z');
}

void append_encoded(std::string& out, char byte) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  const auto value = static_cast<unsigned char>(byte);
  out += '%';
  out += digits[value >> 4U];
  out += digits[value & 15U];
}

}  // namespace

std::string encode_url(std::string_view target) {
  constexpr std::string_view kept = "-_.!~*'();/?:@&=+$,#%";
  // Brackets stand round an IPv6 address and nowhere else (RFC 3986, 3.2.2).
  const std::size_t slashes = target.find("://");
  const std::size_t host_end =
      slashes == std::string_view::npos ? 0 : target.find_first_of("/?#", slashes + 3);
  std::string url;
  for (std::size_t at = 0; at < target.size(); ++at) {
    const char byte = target[at];
    const bool is_bracket = at < host_end && (byte == '[' || byte == ']');
    if (is_letter_or_digit(byte) || is_bracket ||
        kept.find(byte) != std::string_view::npos) {
      url += byte;
    } else {
      append_encoded(url, byte);
    }
  }
  return url;
}

std::string encode_fragment(std::string_view id) {
  constexpr std::string_view kept = "-_.!~*'();/?:@&=+$,";
  std::string fragment;
  for (const char byte : id) {
    if (is_letter_or_digit(byte) || static_cast<unsigned char>(byte) >= 0x80 ||
        kept.find(byte) != std::string_view::npos) {
      fragment += byte;
    } else {
      append_encoded(fragment, byte);
    }
  }
  return fragment;
}

}  // namespace octavo::xhtml
