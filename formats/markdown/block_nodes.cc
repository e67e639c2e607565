#include <algorithm>
#include <string>

#include "formats/markdown/block_parser.h"
#include "formats/markdown/references.h"

namespace octavo::markdown {

namespace {

bool can_hold(BlockKind parent, BlockKind child) {
  switch (parent) {
    case BlockKind::list:
      return child == BlockKind::item;
    case BlockKind::definition_list:
      return child == BlockKind::definition_item;
    case BlockKind::definition_item:
      return child == BlockKind::definition;
    default:
      return is_container(parent) && child != BlockKind::item &&
             child != BlockKind::definition_item && child != BlockKind::definition;
  }
}

bool is_blank_between(const BlockNode& node) {
  return node.next != nullptr && node.last_line + 1 != node.next->first_line;
}

/// No blank line between its items nor between the blocks of an item (5.3).
bool is_tight(const BlockNode& list) {
  for (const BlockNode* item = list.first_child; item != nullptr; item = item->next) {
    if (is_blank_between(*item)) {
      return false;
    }
    for (const BlockNode* child = item->first_child; child != nullptr;
         child = child->next) {
      if (is_blank_between(*child)) {
        return false;
      }
    }
  }
  return true;
}

void trim_end(Content& content) {
  const std::size_t kept = content.text().find_last_not_of(" \t\n\v\f\r");
  content.drop_back(content.size() -
                    static_cast<std::uint32_t>(kept == std::string::npos ? 0 : kept + 1));
}

/// Without the blank lines at the end, one line end left.
void trim_blank_lines(Content& content) {
  const std::string& text = content.text();
  const std::size_t kept = text.find_last_not_of(" \t\n");
  if (kept == std::string::npos) {
    content.clear();
    return;
  }
  content.drop_back(content.size() - static_cast<std::uint32_t>(text.find('\n', kept)) -
                    1);
}

}  // namespace

bool is_container(BlockKind kind) {
  return kind < BlockKind::paragraph;
}

bool is_verbatim(BlockKind kind) {
  return kind == BlockKind::code || kind == BlockKind::html ||
         kind == BlockKind::spaced_table;
}

BlockNode& BlockParser::append_to(BlockNode& parent,
                                  BlockKind kind,
                                  std::uint32_t begin) {
  BlockNode& node = tree_.nodes.emplace_back();
  node.kind = kind;
  node.parent = &parent;
  node.depth = parent.depth + 1;
  node.begin = begin;
  node.end = line_.end();
  node.first_line = line_.number();
  node.last_line = line_.number();
  node.previous = parent.last_child;
  (parent.last_child != nullptr ? parent.last_child->next : parent.first_child) = &node;
  parent.last_child = &node;
  return node;
}

BlockNode& BlockParser::add_child(BlockKind kind, std::uint32_t begin) {
  while (!can_hold(tip_->kind, kind)) {
    close(*tip_);
  }
  tip_ = &append_to(*tip_, kind, begin);
  return *tip_;
}

void BlockParser::unlink(BlockNode& node) {
  BlockNode& parent = *node.parent;
  (node.previous != nullptr ? node.previous->next : parent.first_child) = node.next;
  (node.next != nullptr ? node.next->previous : parent.last_child) = node.previous;
  node.previous = nullptr;
  node.next = nullptr;
}

bool BlockParser::is_too_deep(const BlockNode& container, Position at) {
  if (container.depth + 2 <= container_limit) {
    return false;
  }
  if (!reported_nesting_) {
    reported_nesting_ = true;
    diagnostics_.warn(
        "nesting-limit", span(at, line_.end()),
        "blocks are nested deeper than " + std::to_string(container_limit) + " levels",
        {{.message = "what is deeper is kept as plain text", .span = {}}});
  }
  return true;
}

void BlockParser::close_unmatched() {
  if (all_closed_) {
    return;
  }
  while (old_tip_ != last_matched_) {
    BlockNode* const parent = old_tip_->parent;
    close(*old_tip_);
    old_tip_ = parent;
  }
  all_closed_ = true;
}

void BlockParser::close_paragraph(BlockNode& node) {
  take_definitions(node.content, tree_.references);
  if (node.content.empty()) {
    node.kind = BlockKind::removed;
    unlink(node);
    return;
  }
  trim_end(node.content);
  node.begin = node.content.source_offset(0);
}

void BlockParser::close(BlockNode& node) {
  node.is_open = false;
  tip_ = node.parent;
  const BlockNode* const last = node.last_child;
  switch (node.kind) {
    case BlockKind::paragraph:
      close_paragraph(node);
      break;
    case BlockKind::heading:
      trim_end(node.content);
      break;
    case BlockKind::code:
      if (node.fence.character == '\0') {
        trim_blank_lines(node.content);
      }
      break;
    case BlockKind::html:
      trim_blank_lines(node.content);
      break;
    case BlockKind::list:
      node.list.is_tight = is_tight(node);
      [[fallthrough]];
    case BlockKind::quote:
    case BlockKind::item:
    case BlockKind::note:
    case BlockKind::definition:
    case BlockKind::definition_item:
    case BlockKind::definition_list:
    case BlockKind::division:
      if (last != nullptr) {
        node.last_line = std::max(node.last_line, last->last_line);
        node.end = std::max(node.end, last->end);
      }
      break;
    default:
      break;
  }
}

}  // namespace octavo::markdown
