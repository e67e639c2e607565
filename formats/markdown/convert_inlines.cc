#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "formats/markdown/addresses.h"
#include "formats/markdown/convert.h"

namespace octavo::markdown {

namespace {

/// Neighbouring texts as one, and where its parts stand in the content.
struct TextRun {
  struct Part {
    Position begin = 0;
    Position content_begin = 0;
    Position content_end = 0;
  };
  std::string text{};
  std::vector<Part> parts{};

  const Part& part_of(Position at) const {
    const auto after = std::ranges::upper_bound(parts, at, {}, &Part::begin);
    return after == parts.begin() ? parts.front() : *(after - 1);
  }
  Position content_begin(Position at) const {
    const Part& part = part_of(at);
    return std::min(part.content_begin + (at - part.begin), part.content_end);
  }
  Position content_end(Position at) const {
    return at >= text.size() ? parts.back().content_end : content_begin(at);
  }
};

void set_attributes(Inline& made, const InlineNode& node) {
  if (node.attributes) {
    made.attributes = *node.attributes;
  }
}

/// Removes the class and says whether it was there.
bool take_class(Attributes& attributes, std::string_view name) {
  return std::erase(attributes.classes, name) > 0;
}

}  // namespace

Inlines Converter::inlines(const Content& content, std::uint32_t depth) {
  const InlineTree tree = parse_inlines(content, context_);
  const Content* const outer = std::exchange(content_, &content);
  Inlines made = inlines_of(*tree.root, depth + 1);
  content_ = outer;
  return made;
}

Inlines Converter::inlines_of(const InlineNode& parent, std::uint32_t depth) {
  for (const InlineNode* node = parent.first_child; node != nullptr; node = node->next) {
    if (node->kind == InlineKind::html) {
      return inlines_with_html(parent, depth);
    }
  }
  Inlines made;
  for (const InlineNode* node = parent.first_child; node != nullptr;) {
    if (node->kind == InlineKind::text) {
      append_text_run(made, node);
    } else {
      append(made, *node, depth);
      node = node->next;
    }
  }
  return made;
}

void Converter::append_text_run(Inlines& inlines, const InlineNode*& node) {
  TextRun run;
  for (; node != nullptr && node->kind == InlineKind::text; node = node->next) {
    run.parts.push_back({.begin = static_cast<Position>(run.text.size()),
                         .content_begin = node->begin,
                         .content_end = node->end});
    run.text += node->text;
  }
  const auto add = [&](Inlines& list, Position begin, Position end) {
    if (begin < end) {
      list.push_back({.kind = Text{run.text.substr(begin, end - begin)},
                      .span = content_->span(source_.id(), run.content_begin(begin),
                                             run.content_end(end))});
    }
  };
  Position at = 0;
  while (syntax_.github && !inside_link_) {
    const auto email = find_email(run.text, at, address_rule(syntax_.edition));
    if (!email) {
      break;
    }
    add(inlines, at, email->begin);
    Link link{.target =
                  "mailto:" + run.text.substr(email->begin, email->end - email->begin)};
    add(link.content, email->begin, email->end);
    const Span whole = link.content.front().span;
    inlines.push_back({.kind = std::move(link), .span = whole});
    at = email->end;
  }
  add(inlines, at, static_cast<Position>(run.text.size()));
}

void Converter::append(Inlines& inlines, const InlineNode& node, std::uint32_t depth) {
  const bool is_nested_link = node.kind == InlineKind::link && inside_link_;
  if (!is_nested_link && (node.first_child == nullptr || depth < nesting_limit)) {
    inlines.push_back(inline_node(node, depth));
    return;
  }
  if (!is_nested_link && !reported_nesting_) {
    reported_nesting_ = true;
    diagnostics_.warn(
        "nesting-limit", span(node),
        "inlines are nested deeper than " + std::to_string(nesting_limit) + " levels",
        {{.message = "what is deeper is kept as plain text", .span = {}}});
  }
  // Without recursion: nothing says how deep it goes on.
  const InlineNode* next = node.first_child;
  while (next != nullptr && next != &node) {
    if (next->kind == InlineKind::text) {
      const InlineNode* const last = next;
      append_text_run(inlines, next);
      if (next == nullptr) {
        next = last->parent;
        while (next != &node && next->next == nullptr) {
          next = next->parent;
        }
        next = next == &node ? nullptr : next->next;
      }
      continue;
    }
    if (next->first_child != nullptr) {
      next = next->first_child;
      continue;
    }
    if (next->kind != InlineKind::html) {
      inlines.push_back(inline_node(*next, depth));
    }
    while (next != &node && next->next == nullptr) {
      next = next->parent;
    }
    next = next == &node ? nullptr : next->next;
  }
}

Inline Converter::inline_node(const InlineNode& node, std::uint32_t depth) {
  Inline made{.kind = SoftBreak{}, .span = span(node)};
  set_attributes(made, node);
  switch (node.kind) {
    case InlineKind::literal:
      made.kind = Text{.text = node.text, .marks = Marks::as_typed};
      break;
    case InlineKind::line_break:
      made.kind = LineBreak{};
      break;
    case InlineKind::code:
      made.kind = Code{node.text};
      break;
    case InlineKind::emphasis:
      made.kind = Emphasis{inlines_of(node, depth + 1)};
      break;
    case InlineKind::strong:
      made.kind = Strong{inlines_of(node, depth + 1)};
      break;
    case InlineKind::strikethrough:
      made.kind = Strikethrough{inlines_of(node, depth + 1)};
      break;
    case InlineKind::superscript:
      made.kind = Superscript{inlines_of(node, depth + 1)};
      break;
    case InlineKind::subscript:
      made.kind = Subscript{inlines_of(node, depth + 1)};
      break;
    case InlineKind::link: {
      const bool outer = std::exchange(inside_link_, true);
      made.kind = Link{.target = node.target,
                       .title = node.title,
                       .content = inlines_of(node, depth + 1)};
      inside_link_ = outer;
      break;
    }
    case InlineKind::image:
      made.kind = Image{.source = node.target,
                        .title = node.title,
                        .description = inlines_of(node, depth + 1)};
      break;
    case InlineKind::styled:
      return styled(node, depth);
    case InlineKind::note_reference:
      made.kind = NoteReference{.label = node.text};
      break;
    case InlineKind::inline_note:
      return note_reference(node, depth);
    case InlineKind::root:
    case InlineKind::text:
    case InlineKind::soft_break:
    case InlineKind::html:
      break;
  }
  return made;
}

Inline Converter::styled(const InlineNode& node, std::uint32_t depth) {
  Inline made{.kind = SoftBreak{}, .span = span(node)};
  set_attributes(made, node);
  Inlines content = inlines_of(node, depth + 1);
  if (take_class(made.attributes, "smallcaps") || take_class(made.attributes, "sc")) {
    made.kind = SmallCaps{std::move(content)};
  } else if (take_class(made.attributes, "underline") ||
             take_class(made.attributes, "ul")) {
    made.kind = Underline{std::move(content)};
  } else {
    made.kind = Styled{std::move(content)};
  }
  return made;
}

Inline Converter::note_reference(const InlineNode& node, std::uint32_t depth) {
  // A blank is in no label that an author writes.
  const std::string label = "inline " + std::to_string(++inline_notes_);
  const bool outer = std::exchange(inside_link_, false);
  Inlines content = inlines_of(node, depth + 1);
  inside_link_ = outer;
  Blocks blocks;
  blocks.push_back({.kind = Paragraph{std::move(content)}, .span = span(node)});
  pending_notes_.push_back(
      {.kind = Note{.label = label, .content = std::move(blocks)}, .span = span(node)});
  return {.kind = NoteReference{.label = label}, .span = span(node)};
}

}  // namespace octavo::markdown
