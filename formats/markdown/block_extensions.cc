#include <algorithm>
#include <memory>
#include <string>
#include <utility>

#include "formats/markdown/attributes.h"
#include "formats/markdown/block_parser.h"
#include "formats/markdown/spaced_tables.h"
#include "formats/markdown/tables.h"

namespace octavo::markdown {

namespace {

/// Where the last line of a paragraph that is still open begins.
Position last_line_begin(std::string_view text) {
  if (text.size() < 2) {
    return 0;
  }
  const std::size_t found = text.rfind('\n', text.size() - 2);
  return found == std::string_view::npos ? 0 : static_cast<Position>(found) + 1;
}

bool is_one_line(const Content& content) {
  const std::string& text = content.text();
  return !text.empty() && text.find('\n') >= text.size() - 1;
}

/// `:::` and how many colons there are.
Position fence_length(std::string_view rest) {
  const auto colons =
      static_cast<Position>(std::min(rest.find_first_not_of(':'), rest.size()));
  return colons >= 3 ? colons : 0;
}

/// A block that takes part in none of the indents or marks of its lines.
bool is_transparent(BlockKind kind) {
  return kind == BlockKind::list || kind == BlockKind::definition_list ||
         kind == BlockKind::definition_item || !is_container(kind);
}

}  // namespace

BlockParser::Begins BlockParser::begin_table(BlockNode& container) {
  if (line_.is_indented() || container.kind != BlockKind::paragraph || !all_closed_ ||
      container.content.empty()) {
    return Begins::nothing;
  }
  auto columns = read_delimiter_row(line_.rest());
  if (!columns) {
    return Begins::nothing;
  }
  const std::string_view text = container.content.text();
  const Position header = last_line_begin(text);
  if (split_row(text.substr(header)).size() != columns->size()) {
    return Begins::nothing;
  }
  if (columns->size() > table_columns_limit) {
    diagnostics_.warn(
        "table-columns-limit", span(line_.nonspace(), line_.end()),
        "the table has " + std::to_string(columns->size()) + " columns",
        {{.message = "a table of more than " + std::to_string(table_columns_limit) +
                     " columns is kept as text",
          .span = {}}});
    return Begins::nothing;
  }
  BlockNode* table = &container;
  if (header > 0) {
    Content head = container.content.slice(header, container.content.size());
    container.content.drop_back(container.content.size() - header);
    container.last_line -= 1;
    container.end = container.content.source_offset(header - 1);
    table = &add_child(BlockKind::table, head.source_offset(0));
    table->first_line -= 1;
    table->content = std::move(head);
  }
  table->kind = BlockKind::table;
  table->columns = std::move(*columns);
  table->last_line = line_.number();
  table->end = line_.end();
  line_.advance_to_end();
  return Begins::container;
}

BlockParser::Begins BlockParser::begin_spaced_table(BlockNode& container) {
  Content& head = container.content;
  if (container.kind != BlockKind::paragraph || !all_closed_ || !is_one_line(head) ||
      !read_dash_runs(line_.rest()) ||
      !is_followed_by_text(source_.text(), line_.end())) {
    return Begins::nothing;
  }
  // The white space before a paragraph is no part of it, but tells the columns here.
  const std::string_view text = source_.text();
  const Position words = head.source_offset(0);
  const Position end = head.source_offset(head.size() - 1);
  const std::size_t line_end =
      words == 0 ? std::string_view::npos : text.find_last_of("\r\n", words - 1);
  const auto line_begin = static_cast<Position>(line_end + 1);
  const Position begin = std::min(words, line_begin + (line_.offset() - line_.begin()));
  head.clear();
  head.append(text.substr(begin, end - begin), begin);
  head.append('\n', end);
  container.kind = BlockKind::spaced_table;
  return Begins::leaf;
}

BlockParser::Begins BlockParser::begin_edged_table(BlockNode& container) {
  const bool is_outermost =
      container.kind == BlockKind::document || container.kind == BlockKind::division;
  if (!is_outermost || tip_->kind == BlockKind::paragraph ||
      !is_dash_edge(line_.rest())) {
    return Begins::nothing;
  }
  const auto end = edged_table_end(source_.text(), line_.end());
  if (!end) {
    return Begins::nothing;
  }
  close_unmatched();
  add_child(BlockKind::spaced_table, line_.nonspace()).known_end = *end;
  return Begins::leaf;
}

BlockParser::Begins BlockParser::begin_division(BlockNode& container) {
  const std::string_view rest = line_.rest();
  const Position colons = fence_length(rest);
  if (colons == 0 || is_too_deep(container, line_.nonspace())) {
    return Begins::nothing;
  }
  std::string_view words = trim(rest.substr(colons));
  const std::size_t kept = words.find_last_not_of(':');
  words = trim(words.substr(0, kept == std::string_view::npos ? 0 : kept + 1));
  auto attributes = read_fence_attributes(words);
  if (!attributes && !words.empty()) {
    diagnostics_.warn(
        "malformed-division", span(line_.nonspace(), line_.end()),
        "what follows the colons is neither a word nor attributes in braces",
        {{.message = "the line is kept as text; write ::: {#id .class key=value}",
          .span = {}}});
  }
  if (!attributes) {
    return Begins::nothing;
  }
  close_unmatched();
  BlockNode& division = add_child(BlockKind::division, line_.nonspace());
  division.attributes = std::make_unique<Attributes>(std::move(*attributes));
  line_.advance_to_end();
  return Begins::container;
}

BlockParser::Begins BlockParser::end_division(BlockNode& container) {
  const std::string_view rest = line_.rest();
  if (fence_length(rest) == 0 ||
      rest.find_first_not_of(": \t") != std::string_view::npos) {
    return Begins::nothing;
  }
  BlockNode* division = &container;
  while (division != nullptr && is_transparent(division->kind)) {
    division = division->parent;
  }
  if (division == nullptr || division->kind != BlockKind::division) {
    return Begins::nothing;
  }
  close_unmatched();
  BlockNode* const parent = division->parent;
  division->last_line = line_.number();
  division->end = line_.end();
  division->level = 1;
  while (tip_ != parent) {
    close(*tip_);
  }
  line_.advance_to_end();
  return Begins::leaf;
}

BlockParser::Begins BlockParser::begin_note(BlockNode& container) {
  const std::string_view rest = line_.rest();
  if (!rest.starts_with("[^")) {
    return Begins::nothing;
  }
  const auto label = scan_link_label(rest, 0);
  const bool is_definition =
      label && label->content.size() > 1 && char_at(rest, label->end) == ':' &&
      label->content.find_first_of(" \t") == std::string_view::npos;
  if (!is_definition || is_too_deep(container, line_.nonspace())) {
    return Begins::nothing;
  }
  const std::string_view name = label->content.substr(1);
  const Position begin = line_.nonspace();
  close_unmatched();
  BlockNode& note = add_child(BlockKind::note, begin);
  note.list.padding = 4;
  note.info.append(name, begin + 2);
  // The first of a name counts; the pass that binds notes reports the others.
  tree_.notes.define(name, {.target = std::string(name), .title = {}});
  line_.advance_to_nonspace();
  line_.advance_bytes(label->end + 1);
  line_.advance_to_nonspace();
  return Begins::container;
}

BlockNode* BlockParser::term_before(BlockNode& container) const {
  if (container.kind == BlockKind::paragraph) {
    return is_one_line(container.content) ? &container : nullptr;
  }
  BlockNode* const last = container.last_child;
  const bool is_near = last != nullptr && !last->is_open &&
                       last->kind == BlockKind::paragraph &&
                       last->last_line + 2 == line_.number();
  return is_near && is_one_line(last->content) ? last : nullptr;
}

void BlockParser::open_definition_item(BlockNode& container) {
  if (container.kind == BlockKind::definition_item) {
    return;
  }
  BlockNode* const term = term_before(container);
  BlockNode& parent = *term->parent;
  BlockNode* list = term->previous;
  unlink(*term);
  if (list == nullptr || list->kind != BlockKind::definition_list) {
    list = &append_to(parent, BlockKind::definition_list, term->begin);
    list->first_line = term->first_line;
  }
  list->is_open = true;
  list->list.is_tight = list->list.is_tight && term->last_line + 1 == line_.number();
  BlockNode& item = append_to(*list, BlockKind::definition_item, term->begin);
  item.first_line = term->first_line;
  item.content = std::move(term->content);
  if (item.content.text().ends_with('\n')) {
    item.content.drop_back(1);
  }
  term->kind = BlockKind::removed;
  term->is_open = false;
  tip_ = &item;
}

BlockParser::Begins BlockParser::begin_definition(BlockNode& container) {
  const std::string_view rest = line_.rest();
  const char marker = char_at(rest, 0);
  const bool is_marker = (marker == ':' || marker == '~') && rest.size() > 1 &&
                         is_space_or_tab(rest[1]) && !trim(rest.substr(1)).empty();
  if (!is_marker || container.kind == BlockKind::table ||
      is_too_deep(container, line_.nonspace())) {
    return Begins::nothing;
  }
  if (container.kind != BlockKind::definition_item && term_before(container) == nullptr) {
    return Begins::nothing;
  }
  close_unmatched();
  open_definition_item(container);
  const Position begin = line_.nonspace();
  const std::uint32_t offset = line_.indent();
  line_.advance_to_nonspace();
  line_.advance_bytes(1);
  const std::uint32_t spaces = line_.indent();
  const std::uint32_t taken = spaces >= 5 ? 1 : spaces;
  line_.advance_columns(taken);
  BlockNode& definition = add_child(BlockKind::definition, begin);
  definition.list.marker_offset = offset;
  definition.list.padding = 1 + taken;
  return Begins::container;
}

}  // namespace octavo::markdown
