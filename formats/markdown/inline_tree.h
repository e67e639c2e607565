#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <string>

#include "compiler/document.h"

namespace octavo::markdown {

enum class InlineKind : std::uint8_t {
  root,
  text,
  /// A sign behind a backslash that stays as it was typed.
  literal,
  soft_break,
  line_break,
  code,
  /// A raw tag, comment, instruction, declaration or CDATA section.
  html,
  emphasis,
  strong,
  strikethrough,
  superscript,
  subscript,
  link,
  image,
  styled,
  note_reference,
  inline_note
};

/// One inline as the second phase finds it.
struct InlineNode {
  InlineKind kind = InlineKind::text;
  /// `[begin, end)` of the content that was parsed.
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  InlineNode* parent = nullptr;
  InlineNode* previous = nullptr;
  InlineNode* next = nullptr;
  InlineNode* first_child = nullptr;
  InlineNode* last_child = nullptr;
  /// Text, code, a tag; the label of a note.
  std::string text{};
  std::string target{};
  std::string title{};
  std::unique_ptr<Attributes> attributes{};
};

/// The inlines of one leaf block; the nodes live as long as the tree.
struct InlineTree {
  std::deque<InlineNode> nodes{};
  InlineNode* root = nullptr;
};

void append_child(InlineNode& parent, InlineNode& child);
void insert_after(InlineNode& place, InlineNode& node);
void unlink(InlineNode& node);
/// Moves what stands after `first` and before `last` (null: to the end) into `parent`.
void adopt_between(InlineNode& first, InlineNode* last, InlineNode& parent);

}  // namespace octavo::markdown
