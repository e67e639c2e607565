#include "formats/xhtml/url.h"

#include <algorithm>
#include <array>

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

std::string lower_case(std::string_view text) {
  std::string lower(text);
  std::ranges::transform(lower, lower.begin(), [](char byte) {
    return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
  });
  return lower;
}

// Host and port, without what a checker of URLs refuses.
bool is_authority(std::string_view authority) {
  const std::size_t at = authority.rfind('@');
  if (at != std::string_view::npos) {
    authority.remove_prefix(at + 1);
  }
  const std::size_t colon = authority.rfind(':');
  std::string_view host = authority;
  if (colon != std::string_view::npos && authority.find(']') == std::string_view::npos) {
    const std::string_view port = authority.substr(colon + 1);
    const bool is_number =
        std::ranges::all_of(port, [](char byte) { return byte >= '0' && byte <= '9'; });
    if (!is_number || port.size() > 5 || (port.size() == 5 && port > "65535")) {
      return false;
    }
    host = authority.substr(0, colon);
  }
  return !host.empty() && host.front() != '.' && std::ranges::all_of(host, [](char byte) {
    return is_letter_or_digit(byte) || byte == '.' || byte == '-' || byte == '_' ||
           static_cast<unsigned char>(byte) >= 0x80;
  });
}

bool has_broken_escape(std::string_view target) {
  const auto is_hexadecimal = [](char byte) {
    return is_letter_or_digit(byte) && lower_case({&byte, 1})[0] <= 'f';
  };
  for (std::size_t at = target.find('%'); at != std::string_view::npos;
       at = target.find('%', at + 1)) {
    if (at + 2 >= target.size() || !is_hexadecimal(target[at + 1]) ||
        !is_hexadecimal(target[at + 2])) {
      return true;
    }
  }
  return false;
}

}  // namespace

std::string encode_url(std::string_view target) {
  constexpr std::string_view kept = "-_.!~*'();/?:@&=+$,#%";
  std::string url;
  for (const char byte : target) {
    if (is_letter_or_digit(byte) || kept.find(byte) != std::string_view::npos) {
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

bool is_external_url(std::string_view target) {
  constexpr std::array<std::string_view, 3> with_host = {"http", "https", "ftp"};
  constexpr std::array<std::string_view, 8> without_host = {
      "doi", "geo", "isbn", "mailto", "sms", "tel", "urn", "xmpp"};
  const std::size_t colon = target.find(':');
  if (colon == std::string_view::npos || has_broken_escape(target)) {
    return false;
  }
  const std::string scheme = lower_case(target.substr(0, colon));
  std::string_view rest = target.substr(colon + 1);
  if (std::ranges::find(with_host, scheme) == with_host.end()) {
    return !rest.empty() && std::ranges::find(without_host, scheme) != without_host.end();
  }
  if (!rest.starts_with("//")) {
    return false;
  }
  rest.remove_prefix(2);
  return is_authority(rest.substr(0, rest.find_first_of("/?#")));
}

}  // namespace octavo::xhtml
