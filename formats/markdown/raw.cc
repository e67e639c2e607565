#include "formats/markdown/raw.h"

#include <algorithm>
#include <array>

namespace octavo::markdown {

namespace {

/// What follows the fence of a block of code, where that is a format.
std::optional<std::string_view> fence_format(const BlockNode& node) {
  const std::string& words = node.info.text();
  const auto format =
      node.kind == BlockKind::code ? scan_raw_format(words, 0) : std::nullopt;
  return format && format->end == words.size() ? std::optional(format->content)
                                               : std::nullopt;
}

bool is_page_break(std::string_view text) {
  constexpr std::array<std::string_view, 4> commands = {
      "\\newpage", "\\pagebreak", "\\clearpage", "\\cleardoublepage"};
  return std::ranges::find(commands, text) != commands.end();
}

}  // namespace

std::optional<Scanned> scan_raw_format(std::string_view text, Position at) {
  if (!text.substr(std::min<std::size_t>(at, text.size())).starts_with("{=")) {
    return std::nullopt;
  }
  const Position begin = at + 2;
  Position end = begin;
  while (is_ascii_letter(char_at(text, end)) || is_digit(char_at(text, end)) ||
         char_at(text, end) == '-' || char_at(text, end) == '_') {
    ++end;
  }
  const Position close = skip_spaces(text, end);
  if (end == begin || char_at(text, close) != '}') {
    return std::nullopt;
  }
  return Scanned{.content = text.substr(begin, end - begin), .end = close + 1};
}

bool is_html_format(std::string_view format) {
  constexpr std::array<std::string_view, 6> formats = {"html", "html4", "html5",
                                                       "epub", "epub2", "epub3"};
  return std::ranges::find(formats, format) != formats.end();
}

bool is_html(const BlockNode& node, const Syntax& syntax) {
  const auto format = syntax.book ? fence_format(node) : std::nullopt;
  return node.kind == BlockKind::html || (format && is_html_format(*format));
}

std::optional<std::string> foreign_text(const BlockNode& node) {
  const auto format = fence_format(node);
  if (format && !is_html_format(*format)) {
    return "text for \"" + std::string(*format) + "\" alone";
  }
  if (node.kind == BlockKind::paragraph && is_page_break(node.content.text())) {
    return "`" + node.content.text() + "`, a command of TeX,";
  }
  return std::nullopt;
}

void report_foreign_text(Diagnostics& diagnostics, Span span, const std::string& what) {
  diagnostics.warn(
      "foreign-text", span, what + " is left out of the book",
      {{.message = "a book is made of Markdown and HTML; its chapters begin on new pages "
                   "by themselves",
        .span = {}}});
}

}  // namespace octavo::markdown
