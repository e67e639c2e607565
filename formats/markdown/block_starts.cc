#include <algorithm>
#include <string_view>

#include "formats/markdown/block_parser.h"
#include "formats/markdown/html_scan.h"
#include "formats/markdown/references.h"

namespace octavo::markdown {

namespace {

struct ListMarkerText {
  ListData list{};
  Position length = 0;
};

/// A bullet, or up to nine digits and a full stop or parenthesis.
std::optional<ListMarkerText> read_list_marker(std::string_view rest) {
  ListMarkerText found;
  const char first = char_at(rest, 0);
  if (first == '-' || first == '+' || first == '*') {
    found.list.marker = first;
    found.length = 1;
  } else {
    Position digits = 0;
    std::uint32_t number = 0;
    for (; digits < rest.size() && digits < 9 && is_digit(rest[digits]); ++digits) {
      number = number * 10 + static_cast<std::uint32_t>(rest[digits] - '0');
    }
    const char delimiter = char_at(rest, digits);
    if (digits == 0 || (delimiter != '.' && delimiter != ')')) {
      return std::nullopt;
    }
    found.list.is_ordered = true;
    found.list.marker = delimiter;
    found.list.start = number;
    found.length = digits + 1;
  }
  const bool is_parted =
      found.length >= rest.size() || is_space_or_tab(rest[found.length]);
  return is_parted ? std::optional(found) : std::nullopt;
}

bool is_same_list(const ListData& left, const ListData& right) {
  return left.is_ordered == right.is_ordered && left.marker == right.marker;
}

/// Where the text of an ATX heading ends: before its closing sequence.
Position heading_text_end(std::string_view text) {
  Position end =
      static_cast<Position>(trim(text).empty() ? 0 : text.find_last_not_of(" \t") + 1);
  const Position trimmed = end;
  while (end > 0 && text[end - 1] == '#') {
    --end;
  }
  if (end == 0) {
    return 0;
  }
  return is_space_or_tab(text[end - 1]) ? end : trimmed;
}

}  // namespace

BlockParser::Begins BlockParser::begin_quote(BlockNode& container) {
  if (line_.is_indented() || !line_.rest().starts_with('>') ||
      is_too_deep(container, line_.nonspace())) {
    return Begins::nothing;
  }
  const Position begin = line_.nonspace();
  line_.advance_to_nonspace();
  line_.advance_bytes(1);
  line_.skip_one_column();
  close_unmatched();
  add_child(BlockKind::quote, begin);
  return Begins::container;
}

BlockParser::Begins BlockParser::begin_heading(BlockNode& /*container*/) {
  const std::string_view rest = line_.rest();
  const auto level =
      static_cast<Position>(std::min(rest.find_first_not_of('#'), rest.size()));
  const bool is_parted = level >= rest.size() || is_space_or_tab(rest[level]);
  if (line_.is_indented() || level == 0 || level > 6 || !is_parted) {
    return Begins::nothing;
  }
  close_unmatched();
  BlockNode& heading = add_child(BlockKind::heading, line_.nonspace());
  heading.level = static_cast<std::uint8_t>(level);
  const Position text_begin = skip_spaces(rest, level);
  const std::string_view text = rest.substr(text_begin);
  heading.content.append(text.substr(0, heading_text_end(text)),
                         line_.nonspace() + text_begin);
  line_.advance_to_end();
  return Begins::leaf;
}

BlockParser::Begins BlockParser::begin_fence(BlockNode& /*container*/) {
  const std::string_view rest = line_.rest();
  const char character = char_at(rest, 0);
  if (line_.is_indented() || (character != '`' && character != '~')) {
    return Begins::nothing;
  }
  const auto length =
      static_cast<Position>(std::min(rest.find_first_not_of(character), rest.size()));
  const bool holds_backtick =
      character == '`' && rest.find('`', length) != std::string_view::npos;
  if (length < 3 || holds_backtick) {
    return Begins::nothing;
  }
  close_unmatched();
  BlockNode& code = add_child(BlockKind::code, line_.nonspace());
  code.fence = {.character = character, .length = length, .offset = line_.indent()};
  const std::string_view words = rest.substr(length);
  code.info.append(trim(words), line_.nonspace() + length + skip_spaces(words, 0));
  line_.advance_to_end();
  return Begins::leaf;
}

BlockParser::Begins BlockParser::begin_html(BlockNode& container) {
  if (line_.is_indented() || !line_.rest().starts_with('<')) {
    return Begins::nothing;
  }
  const bool interrupts = container.kind == BlockKind::paragraph ||
                          (!all_closed_ && tip_->kind == BlockKind::paragraph);
  const int condition = html_block_start(
      line_.rest(), interrupts ? LineContext::in_paragraph : LineContext::free,
      syntax_.edition);
  if (condition == 0) {
    return Begins::nothing;
  }
  close_unmatched();
  // The white space before the first tag belongs to the block.
  BlockNode& html = add_child(BlockKind::html, line_.offset());
  html.level = static_cast<std::uint8_t>(condition);
  return Begins::leaf;
}

BlockParser::Begins BlockParser::begin_setext(BlockNode& container) {
  if (line_.is_indented() || container.kind != BlockKind::paragraph) {
    return Begins::nothing;
  }
  const int level = setext_level(line_.rest());
  if (level == 0) {
    return Begins::nothing;
  }
  close_unmatched();
  take_definitions(container.content, tree_.references);
  if (container.content.empty()) {
    return Begins::nothing;
  }
  container.kind = BlockKind::heading;
  container.level = static_cast<std::uint8_t>(level);
  container.begin = container.content.source_offset(0);
  container.end = line_.end();
  container.last_line = line_.number();
  line_.advance_to_end();
  return Begins::leaf;
}

BlockParser::Begins BlockParser::begin_thematic_break(BlockNode& /*container*/) {
  if (line_.is_indented() || !is_thematic_break(line_.rest())) {
    return Begins::nothing;
  }
  close_unmatched();
  add_child(BlockKind::thematic_break, line_.nonspace());
  line_.advance_to_end();
  return Begins::leaf;
}

BlockParser::Begins BlockParser::begin_item(BlockNode& container) {
  // Inside a list a deeper item is no code (5.2, the rule of the first item's indent).
  if (line_.is_indented()) {
    return Begins::nothing;
  }
  const std::string_view rest = line_.rest();
  auto marker = read_list_marker(rest);
  if (!marker) {
    return Begins::nothing;
  }
  const bool is_empty = trim(rest.substr(marker->length)).empty();
  const bool can_interrupt =
      !is_empty && (!marker->list.is_ordered || marker->list.start == 1);
  if (container.kind == BlockKind::paragraph && !can_interrupt) {
    return Begins::nothing;
  }
  if (is_too_deep(container, line_.nonspace())) {
    return Begins::nothing;
  }
  const Position begin = line_.nonspace();
  marker->list.marker_offset = line_.indent();
  line_.advance_to_nonspace();
  line_.advance_bytes(marker->length);
  const std::uint32_t spaces = line_.indent();
  const bool is_code_after = spaces >= 5;
  marker->list.padding =
      marker->length + (is_empty || is_code_after || spaces == 0 ? 1 : spaces);
  if (is_empty || is_code_after) {
    line_.skip_one_column();
  } else {
    line_.advance_columns(spaces);
  }
  close_unmatched();
  if (tip_->kind != BlockKind::list || !is_same_list(container.list, marker->list)) {
    add_child(BlockKind::list, begin).list = marker->list;
  }
  add_child(BlockKind::item, begin).list = marker->list;
  return Begins::container;
}

BlockParser::Begins BlockParser::begin_indented_code(BlockNode& /*container*/) {
  if (!line_.is_indented() || tip_->kind == BlockKind::paragraph) {
    return Begins::nothing;
  }
  line_.advance_columns(4);
  close_unmatched();
  add_child(BlockKind::code, line_.offset());
  return Begins::leaf;
}

}  // namespace octavo::markdown
