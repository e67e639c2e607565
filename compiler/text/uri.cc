#include "compiler/text/uri.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include <unicode/uidna.h>

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

/// Letters, figures and hyphens once names of any script are written in ASCII, and the
/// underscore that some names of the web have.
bool is_host_character(char c) {
  return is_ascii_letter(c) || is_decimal(c) || c == '-' || c == '_' || c == '.';
}

/// What a name service can be asked for, as browsers decide it (UTS 46, 4; hyphens may
/// stand anywhere).
bool is_domain(const std::string& name) {
  constexpr std::uint32_t borne =
      UIDNA_ERROR_LEADING_HYPHEN | UIDNA_ERROR_TRAILING_HYPHEN | UIDNA_ERROR_HYPHEN_3_4;
  // Longer names than the 253 bytes of a domain may grow shorter, but not so much.
  constexpr std::size_t most_bytes = 4096;
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UIDNA, decltype(&uidna_close)> service(
      uidna_openUTS46(UIDNA_NONTRANSITIONAL_TO_ASCII | UIDNA_CHECK_CONTEXTJ, &status),
      &uidna_close);
  std::array<char, most_bytes> ascii{};
  UIDNAInfo info = UIDNA_INFO_INITIALIZER;
  if (name.size() > most_bytes) {
    return false;
  }
  const int32_t size = uidna_nameToASCII_UTF8(
      service.get(), name.data(), static_cast<int32_t>(name.size()), ascii.data(),
      static_cast<int32_t>(ascii.size()), &info, &status);
  return U_SUCCESS(status) && (info.errors & ~borne) == 0 &&
         std::ranges::all_of(
             std::string_view(ascii.data(), static_cast<std::size_t>(size)),
             is_host_character);
}

std::vector<std::string_view> parts_of(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(separator, begin), text.size());
    parts.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

bool is_ipv4(std::string_view text) {
  const std::vector<std::string_view> parts = parts_of(text, '.');
  return parts.size() == 4 && std::ranges::all_of(parts, [](std::string_view part) {
           return !part.empty() && part.size() <= 3 &&
                  std::ranges::all_of(part, is_decimal) &&
                  (part.size() < 3 || part <= "255");
         });
}

/// How many groups of 16 bits are written there; nothing where something else is.
std::optional<std::size_t> ipv6_groups(std::string_view text) {
  const std::vector<std::string_view> parts = parts_of(text, ':');
  for (std::size_t i = 0; i < parts.size() && !text.empty(); ++i) {
    if (i + 1 == parts.size() && is_ipv4(parts[i])) {
      return parts.size() + 1;
    }
    if (parts[i].empty() || parts[i].size() > 4 ||
        !std::ranges::all_of(parts[i], is_hexadecimal)) {
      return std::nullopt;
    }
  }
  return text.empty() ? 0 : parts.size();
}

/// RFC 4291, 2.2: `::` stands once for the groups that are left out.
bool is_ipv6(std::string_view text) {
  const std::size_t gap = text.find("::");
  const auto before = ipv6_groups(text.substr(0, gap));
  if (gap == std::string_view::npos) {
    return before == 8;
  }
  const auto after = ipv6_groups(text.substr(gap + 2));
  const bool is_sound =
      before && after && text.substr(0, gap).find('.') == std::string_view::npos;
  return is_sound && *before + *after < 8;
}

/// A name, or numbers; an IPv6 address stands in brackets (RFC 3986, 3.2.2).
bool is_host(std::string_view host) {
  if (!host.starts_with('[')) {
    return is_domain(percent_decode(host));
  }
  return host.ends_with(']') && is_ipv6(host.substr(1, host.size() - 2));
}

/// RFC 3986, 3.2.1, and letters of any script.
bool is_user_character(char c) {
  return (c & 0x80) != 0 || is_ascii_letter(c) || is_decimal(c) ||
         std::string_view("-._~%!$&'()*+,;=:").find(c) != std::string_view::npos;
}

bool is_authority(std::string_view authority) {
  // Where there is no @, the position behind it is 0.
  const std::size_t user = authority.rfind('@') + 1;
  if (!std::ranges::all_of(authority.substr(0, user == 0 ? 0 : user - 1),
                           is_user_character)) {
    return false;
  }
  authority.remove_prefix(user);
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
  if (rest.starts_with("//")) {
    rest.remove_prefix(2);
    if (!is_authority(rest.substr(0, rest.find_first_of("/?#")))) {
      return std::nullopt;
    }
  } else if (needs_host(scheme)) {
    return std::nullopt;
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

std::string percent_encode_path(std::string_view path) {
  // A colon would end a scheme.
  constexpr std::string_view plain = "-._~/!$&'()*+,;=@";
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string result;
  for (const char byte : path) {
    if (is_ascii_letter(byte) || is_decimal(byte) ||
        plain.find(byte) != std::string_view::npos) {
      result += byte;
    } else {
      const auto code = static_cast<unsigned char>(byte);
      result += {'%', digits[code / 16U], digits[code % 16U]};
    }
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
