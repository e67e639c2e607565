#include "formats/markdown/blocks.h"

#include <algorithm>
#include <utility>

#include "formats/markdown/block_parser.h"
#include "formats/markdown/html_scan.h"

namespace octavo::markdown {

BlockParser::BlockParser(const SourceFile& source,
                         std::uint32_t begin,
                         const Syntax& syntax,
                         Diagnostics& diagnostics)
    : source_(source),
      syntax_(syntax),
      diagnostics_(diagnostics),
      line_(source.text(), begin) {
  BlockNode& root = tree_.nodes.emplace_back();
  root.begin = begin;
  root.end = static_cast<std::uint32_t>(source.text().size());
  tree_.root = &root;
  tip_ = &root;
}

BlockTree BlockParser::parse() {
  while (line_.advance_line()) {
    read_line();
  }
  while (tip_ != nullptr) {
    close(*tip_);
  }
  return std::move(tree_);
}

void BlockParser::read_line() {
  BlockNode* container = tree_.root;
  while (container->last_child != nullptr && container->last_child->is_open) {
    const Continues answer = continues(*container->last_child);
    if (answer == Continues::and_ends) {
      return;
    }
    if (answer == Continues::no) {
      break;
    }
    container = container->last_child;
  }
  old_tip_ = tip_;
  last_matched_ = container;
  all_closed_ = container == tip_;
  while (!is_verbatim(container->kind)) {
    const Begins answer = begin_block(*container);
    if (answer == Begins::nothing) {
      break;
    }
    container = tip_;
    if (answer == Begins::leaf) {
      break;
    }
  }
  add_text(*container);
}

void BlockParser::add_text(BlockNode& container) {
  const bool is_lazy =
      !all_closed_ && !line_.is_blank() && tip_->kind == BlockKind::paragraph;
  if (is_lazy) {
    add_line_to(*tip_);
    return;
  }
  close_unmatched();
  const BlockKind kind = container.kind;
  if (line_.is_blank() && !is_verbatim(kind)) {
    return;
  }
  if (is_verbatim(kind) || kind == BlockKind::paragraph || kind == BlockKind::table) {
    add_line_to(container);
  } else {
    line_.advance_to_nonspace();
    add_line_to(add_child(BlockKind::paragraph, line_.offset()));
  }
}

void BlockParser::add_line_to(BlockNode& leaf) {
  const bool is_opening_fence =
      leaf.fence.character != '\0' && leaf.first_line == line_.number();
  if (is_opening_fence) {
    return;
  }
  if (!is_verbatim(leaf.kind)) {
    line_.advance_to_nonspace();
  }
  if (leaf.kind == BlockKind::html && leaf.first_line == line_.number()) {
    leaf.begin = line_.nonspace();
  }
  if (!line_.is_blank() || leaf.fence.character != '\0') {
    leaf.last_line = line_.number();
    leaf.end = line_.end();
  }
  line_.append_rest_to(leaf.content);
  leaf.content.append('\n', line_.end());
  const std::string_view text =
      source_.text().substr(line_.offset(), line_.end() - line_.offset());
  if (leaf.kind == BlockKind::html && html_block_ends(leaf.level, text)) {
    close(leaf);
  }
}

BlockParser::Continues BlockParser::continues(BlockNode& node) {
  switch (node.kind) {
    case BlockKind::quote:
      if (line_.is_indented() || !line_.rest().starts_with('>')) {
        return Continues::no;
      }
      line_.advance_to_nonspace();
      line_.advance_bytes(1);
      line_.skip_one_column();
      node.last_line = line_.number();
      node.end = line_.end();
      return Continues::yes;
    case BlockKind::item:
    case BlockKind::definition:
    case BlockKind::note:
      return continues_item(node);
    case BlockKind::code:
      return continues_code(node);
    case BlockKind::html:
      return line_.is_blank() && node.level >= 6 ? Continues::no : Continues::yes;
    case BlockKind::paragraph:
    case BlockKind::table:
      return line_.is_blank() ? Continues::no : Continues::yes;
    case BlockKind::spaced_table:
      return (node.known_end == 0 ? !line_.is_blank() : line_.begin() < node.known_end)
                 ? Continues::yes
                 : Continues::no;
    case BlockKind::heading:
    case BlockKind::thematic_break:
    case BlockKind::verse:
    case BlockKind::removed:
      return Continues::no;
    case BlockKind::document:
    case BlockKind::list:
    case BlockKind::definition_list:
    case BlockKind::definition_item:
    case BlockKind::division:
      return Continues::yes;
  }
  return Continues::no;
}

BlockParser::Continues BlockParser::continues_item(const BlockNode& node) {
  // An item may begin with one blank line at most.
  if (line_.is_blank() && node.first_child == nullptr) {
    return Continues::no;
  }
  const std::uint32_t width = node.list.marker_offset + node.list.padding;
  if (line_.indent() >= width) {
    line_.advance_columns(width);
    return Continues::yes;
  }
  if (line_.is_blank()) {
    line_.advance_to_nonspace();
    return Continues::yes;
  }
  return Continues::no;
}

BlockParser::Continues BlockParser::continues_code(BlockNode& node) {
  if (node.fence.character == '\0') {
    if (line_.is_indented()) {
      line_.advance_columns(4);
      return Continues::yes;
    }
    if (line_.is_blank()) {
      line_.advance_to_nonspace();
      return Continues::yes;
    }
    return Continues::no;
  }
  const std::string_view rest = line_.rest();
  if (!line_.is_indented() && rest.starts_with(node.fence.character)) {
    const std::size_t length =
        std::min(rest.find_first_not_of(node.fence.character), rest.size());
    if (length >= node.fence.length &&
        skip_spaces(rest, static_cast<Position>(length)) == rest.size()) {
      node.last_line = line_.number();
      node.end = line_.end();
      // The fence's own containers were matched, so whatever is deeper is only itself.
      close(node);
      return Continues::and_ends;
    }
  }
  for (std::uint32_t i = node.fence.offset; i > 0 && line_.skip_one_column(); --i) {
  }
  return Continues::yes;
}

BlockParser::Begins BlockParser::begin_block(BlockNode& container) {
  using Start = Begins (BlockParser::*)(BlockNode&);
  constexpr Start standard[] = {
      &BlockParser::begin_quote,  &BlockParser::begin_heading,
      &BlockParser::begin_fence,  &BlockParser::begin_html,
      &BlockParser::begin_setext, &BlockParser::begin_thematic_break,
      &BlockParser::begin_item,   &BlockParser::begin_indented_code};
  constexpr Start book[] = {
      &BlockParser::end_division,       &BlockParser::begin_division,
      &BlockParser::begin_note,         &BlockParser::begin_definition,
      &BlockParser::begin_spaced_table, &BlockParser::begin_edged_table};
  if (line_.is_blank()) {
    return Begins::nothing;
  }
  if (syntax_.book && !line_.is_indented()) {
    for (const Start start : book) {
      if (const Begins answer = (this->*start)(container); answer != Begins::nothing) {
        return answer;
      }
    }
  }
  for (const Start start : standard) {
    if (const Begins answer = (this->*start)(container); answer != Begins::nothing) {
      return answer;
    }
  }
  return syntax_.github ? begin_table(container) : Begins::nothing;
}

BlockTree parse_blocks(const SourceFile& source,
                       std::uint32_t begin,
                       const Syntax& syntax,
                       Diagnostics& diagnostics) {
  return BlockParser(source, begin, syntax, diagnostics).parse();
}

}  // namespace octavo::markdown
