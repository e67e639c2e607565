#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace octavo::html {

/// What HTML calls white space (HTML, "ASCII whitespace").
constexpr bool is_space(char character) {
  return character == ' ' || character == '\t' || character == '\n' ||
         character == '\r' || character == '\f';
}

/// A tag as written; names are in lower case, values decoded.
struct Tag {
  std::string name{};
  bool closes = false;
  /// `<a/>`.
  bool closes_itself = false;
  std::vector<std::pair<std::string, std::string>> attributes{};
};

enum class TokenKind : std::uint8_t {
  text,
  tag,
  comment,
  /// An instruction, a declaration, a CDATA section.
  other
};

/// `[begin, end)` of the HTML.
struct Token {
  TokenKind kind = TokenKind::text;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  Tag tag{};
};

/// Tags, comments and the text between them. The text of scripts and styles is one text.
std::vector<Token> tokenize(std::string_view html);

/// With character references read and NUL as U+FFFD.
std::string decode(std::string_view text);

}  // namespace octavo::html
