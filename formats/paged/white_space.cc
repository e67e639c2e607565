#include "formats/paged/white_space.h"

#include <algorithm>
#include <cstddef>

#include "compiler/text/utf8.h"
#include "formats/paged/estimate.h"

namespace octavo::paged {
namespace {

// CSS Text 3, 4: a carriage return is a space.
bool is_white_space(char byte) {
  return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

std::size_t column_of(std::string_view text) {
  const std::size_t line_end = text.rfind(line_separator);
  return character_count(text.substr(
      line_end == std::string_view::npos ? 0 : line_end + line_separator.size()));
}

/// Each tab is as many spaces as there are up to the next stop of its line.
std::string with_spaces_kept(std::string_view text,
                             double tab_size,
                             std::string_view before) {
  if (text.find_first_of("\t\n\r") == std::string_view::npos) {
    return std::string(text);
  }
  const auto stop = static_cast<std::size_t>(std::clamp(tab_size, 1.0, 64.0));
  std::size_t column = column_of(before);
  std::string result;
  for (const char byte : text) {
    if (byte == '\n') {
      result += line_separator;
      column = 0;
      continue;
    }
    const std::size_t width = byte == '\t' ? stop - column % stop : 1;
    result.append(width, is_white_space(byte) ? ' ' : byte);
    column += is_continuation(byte) ? 0 : width;
  }
  return result;
}

/// Spaces behind a space are none, nor are those beside a line end that is kept.
std::string with_spaces_collapsed(std::string_view text,
                                  css::WhiteSpaceRule rule,
                                  std::string_view before) {
  std::string result;
  for (const char byte : text) {
    if (!is_white_space(byte)) {
      result += byte;
      continue;
    }
    if (byte == '\n' && keeps_line_ends(rule)) {
      result.resize(result.size() - (result.ends_with(' ') ? 1 : 0));
      result += line_separator;
      continue;
    }
    const std::string_view so_far = result.empty() ? before : result;
    if (!so_far.ends_with(' ') && !so_far.ends_with(line_separator)) {
      result += ' ';
    }
  }
  return result;
}

}  // namespace

bool keeps_spaces(css::WhiteSpaceRule rule) {
  using enum css::WhiteSpaceRule;
  return rule == pre || rule == pre_wrap || rule == break_spaces;
}

bool keeps_line_ends(css::WhiteSpaceRule rule) {
  return keeps_spaces(rule) || rule == css::WhiteSpaceRule::pre_line;
}

std::string with_white_space(std::string_view text,
                             const css::Style& style,
                             std::string_view before) {
  return keeps_spaces(style.white_space)
             ? with_spaces_kept(text, style.tab_size, before)
             : with_spaces_collapsed(text, style.white_space, before);
}

}  // namespace octavo::paged
