#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "formats/markdown/syntax.h"

namespace octavo::markdown {

/// A place in a text that is parsed; contents and lines are shorter than 4 GiB.
using Position = std::uint32_t;

bool is_ascii_punctuation(char character);
bool is_ascii_letter(char character);
bool is_digit(char character);
bool is_space_or_tab(char character);
/// Space, tab, line feed, line tabulation, form feed, carriage return.
bool is_whitespace(char character);
char to_lower_ascii(char character);
bool equal_ignoring_case(std::string_view left, std::string_view right);
std::string_view trim(std::string_view text);

/// The character at `at`; a line feed past the end.
inline char char_at(std::string_view text, std::size_t at) {
  return at < text.size() ? text[at] : '\n';
}

/// A scanned part of a text: its content and where it ends, delimiters included.
struct Scanned {
  std::string_view content{};
  Position end = 0;
};

std::optional<Scanned> scan_link_destination(std::string_view text, Position at);
std::optional<Scanned> scan_link_title(std::string_view text, Position at);
/// `[label]` of at most 999 characters, without brackets in it; the content may be empty.
std::optional<Scanned> scan_link_label(std::string_view text, Position at);

/// Over spaces, tabs and line ends.
Position skip_whitespace(std::string_view text, Position at);
Position skip_spaces(std::string_view text, Position at);

/// The end of `<https://…>` after its `<`, if it is one; the content is the address.
std::optional<Scanned> scan_uri_autolink(std::string_view text, Position at);
std::optional<Scanned> scan_email_autolink(std::string_view text, Position at);

/// With backslash escapes and character references read.
std::string unescape(std::string_view text);

/// A line of three or more `*`, `-` or `_`.
bool is_thematic_break(std::string_view line);
/// 1 for a line of `=`, 2 for one of `-`, else 0.
int setext_level(std::string_view line);

}  // namespace octavo::markdown
