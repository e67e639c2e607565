#pragma once

#include <algorithm>
#include <string>
#include <string_view>

/// Characters as CSS Syntax 3, 4.2, sorts them. Bytes of UTF-8 will do: all that is not
/// ASCII is part of a name.
namespace octavo::css {

/// What stands after the last byte of a text.
inline constexpr int no_byte = -1;

constexpr bool is_css_digit(int byte) {
  return byte >= '0' && byte <= '9';
}

constexpr bool is_css_hex_digit(int byte) {
  return is_css_digit(byte) || (byte >= 'a' && byte <= 'f') ||
         (byte >= 'A' && byte <= 'F');
}

/// Of a hexadecimal digit.
constexpr unsigned css_hex_value(int byte) {
  const int value = is_css_digit(byte) ? byte - '0' : (byte | 0x20) - 'a' + 10;
  return static_cast<unsigned>(value);
}

/// 3.3 makes line feeds of carriage returns and form feeds.
constexpr bool is_css_newline(int byte) {
  return byte == '\n' || byte == '\r' || byte == '\f';
}

constexpr bool is_css_space(int byte) {
  return byte == ' ' || byte == '\t' || is_css_newline(byte);
}

/// 3.3 makes U+FFFD of a null, which is part of a name like all that is not ASCII.
constexpr bool is_css_name_start(int byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte == '_' ||
         byte >= 0x80 || byte == 0;
}

constexpr bool is_css_name(int byte) {
  return is_css_name_start(byte) || is_css_digit(byte) || byte == '-';
}

constexpr char css_lower(char character) {
  return character >= 'A' && character <= 'Z' ? static_cast<char>(character + 32)
                                              : character;
}

inline std::string css_lower(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(),
                         [](char each) { return css_lower(each); });
  return result;
}

/// ASCII case-insensitively; `keyword` is in lower case.
constexpr bool is_css_keyword(std::string_view text, std::string_view keyword) {
  return std::ranges::equal(text, keyword, {}, [](char each) { return css_lower(each); });
}

}  // namespace octavo::css
