#include "formats/markdown/convert.h"

#include <algorithm>
#include <string>
#include <utility>

#include "compiler/walk.h"
#include "formats/markdown/attributes.h"
#include "formats/markdown/heading_references.h"
#include "formats/markdown/raw.h"
#include "formats/markdown/scan.h"
#include "formats/markdown/tables.h"

namespace octavo::markdown {

namespace {

/// As cmark: references may stand for as many bytes as the source has, or 100,000.
constexpr std::size_t least_expansion = 100'000;
/// Empty cells that short rows are filled up with.
constexpr std::size_t least_padding = 1000;

TaskState take_task(Content& text) {
  const std::string& start = text.text();
  if (start.size() < 4 || start[0] != '[' || start[2] != ']' ||
      !is_whitespace(start[3])) {
    return TaskState::none;
  }
  const char mark = start[1];
  if (mark != 'x' && mark != 'X' && !is_whitespace(mark)) {
    return TaskState::none;
  }
  return is_whitespace(mark) ? TaskState::open : TaskState::done;
}

}  // namespace

Converter::Converter(const SourceFile& source,
                     const BlockTree& tree,
                     const Syntax& syntax,
                     Diagnostics& diagnostics)
    : source_(source),
      tree_(tree),
      syntax_(syntax),
      headings_(syntax.book ? heading_references(tree) : References{}),
      diagnostics_(diagnostics),
      context_{.file = source.id(),
               .syntax = syntax,
               .references = tree.references,
               .notes = tree.notes,
               .headings = syntax.book ? &headings_ : nullptr,
               .diagnostics = diagnostics,
               .expansion_left = std::max(least_expansion, source.text().size())},
      padding_left_(least_padding + source.text().size() / 8) {}

Blocks Converter::convert() {
  Blocks blocks = children(*tree_.root);
  if (context_.wanted_ids.empty()) {
    return blocks;
  }
  walk(blocks, Overload{[](Inline&) {},
                        [this](Block& block) {
                          const auto wanted = context_.wanted_ids.find(block.span.begin);
                          if (std::holds_alternative<Heading>(block.kind) &&
                              block.attributes.id.empty() &&
                              wanted != context_.wanted_ids.end()) {
                            block.attributes.id = wanted->second;
                          }
                        }});
  return blocks;
}

Blocks Converter::children(const BlockNode& parent) {
  Blocks blocks;
  bool has_html = false;
  for (const BlockNode* node = parent.first_child; node != nullptr; node = node->next) {
    has_html = has_html || is_html(*node, syntax_);
  }
  if (has_html) {
    blocks = children_with_html(parent);
  } else {
    for (const BlockNode* node = parent.first_child; node != nullptr; node = node->next) {
      append(blocks, *node);
    }
  }
  if (syntax_.book) {
    attach_captions(blocks);
  }
  return blocks;
}

void Converter::append(Blocks& blocks, const BlockNode& node) {
  if (const auto foreign = syntax_.book ? foreign_text(node) : std::nullopt) {
    return report_foreign_text(diagnostics_, span(node), *foreign);
  }
  Block made = block(node);
  // A paragraph may have held nothing but code for another format.
  const auto* const paragraph = std::get_if<Paragraph>(&made.kind);
  if (!syntax_.book || paragraph == nullptr || !paragraph->content.empty()) {
    blocks.push_back(std::move(made));
  }
  take_notes(blocks);
}

void Converter::take_notes(Blocks& blocks) {
  for (Block& note : std::exchange(pending_notes_, {})) {
    blocks.push_back(std::move(note));
  }
}

Block Converter::block(const BlockNode& node) {
  switch (node.kind) {
    case BlockKind::quote:
      return {.kind = Quote{children(node)}, .span = span(node)};
    case BlockKind::list:
      return list(node);
    case BlockKind::note:
      return note(node);
    case BlockKind::definition_list:
      return definition_list(node);
    case BlockKind::division:
      return division(node);
    case BlockKind::heading:
      return heading(node);
    case BlockKind::code:
      return code(node);
    case BlockKind::thematic_break:
      return {.kind = ThematicBreak{}, .span = span(node)};
    case BlockKind::table:
      return table(node);
    case BlockKind::spaced_table:
      return spaced_table(node);
    default:
      if (syntax_.book && is_grid_table(node.content.text())) {
        return grid_table(node);
      }
      return syntax_.book && is_verse(node.content) ? verse(node) : paragraph(node);
  }
}

Block Converter::paragraph(const BlockNode& node) {
  Block block{.kind = Paragraph{inlines(node.content, node.depth)}, .span = span(node)};
  if (syntax_.book) {
    make_figure(block);
  }
  return block;
}

Block Converter::list(const BlockNode& node) {
  List list{.marker = node.list.is_ordered ? ListMarker::decimal : ListMarker::bullet,
            .delimiter = node.list.marker == ')' ? ListDelimiter::parenthesis
                                                 : ListDelimiter::period,
            .start = node.list.start,
            .spacing = node.list.is_tight ? ListSpacing::tight : ListSpacing::loose};
  for (BlockNode* item = node.first_child; item != nullptr; item = item->next) {
    ListItem& made = list.items.emplace_back();
    made.span = span(*item);
    BlockNode* const first = item->first_child;
    if (syntax_.github && first != nullptr && first->kind == BlockKind::paragraph) {
      made.task = take_task(first->content);
      if (made.task != TaskState::none) {
        first->content.drop_front(4);
      }
    }
    made.content = children(*item);
  }
  return {.kind = std::move(list), .span = span(node)};
}

Block Converter::heading(const BlockNode& node) {
  Block block{.kind = Heading{.level = node.level}, .span = span(node)};
  Content content = node.content;
  if (syntax_.book) {
    if (auto found = scan_trailing_attributes(content.text())) {
      content.drop_back(content.size() - found->end);
      block.attributes = std::move(found->attributes);
    }
  }
  std::get<Heading>(block.kind).content = inlines(content, node.depth);
  return block;
}

Block Converter::code(const BlockNode& node) {
  CodeBlock code{.language = {}, .text = node.content.text()};
  Block block{.kind = {}, .span = span(node)};
  const std::string& info = node.info.text();
  auto attributes = syntax_.book && info.find('{') != std::string::npos
                        ? read_fence_attributes(info)
                        : std::nullopt;
  if (attributes) {
    if (!attributes->classes.empty()) {
      code.language = attributes->classes.front();
      attributes->classes.erase(attributes->classes.begin());
    }
    block.attributes = std::move(*attributes);
  } else {
    code.language = unescape(info.substr(0, info.find_first_of(" \t")));
  }
  block.kind = std::move(code);
  return block;
}

Block Converter::note(const BlockNode& node) {
  const std::string& name = node.info.text();
  const Reference* const first = tree_.notes.find(name);
  Note note{.label = first != nullptr ? first->target : std::string(name)};
  note.content = children(node);
  return {.kind = std::move(note), .span = span(node)};
}

Block Converter::definition_list(const BlockNode& node) {
  DefinitionList list;
  bool is_tight = node.list.is_tight;
  for (const BlockNode* item = node.first_child; item != nullptr; item = item->next) {
    DefinitionItem& made = list.items.emplace_back();
    made.span = span(*item);
    made.term = inlines(item->content, item->depth);
    for (const BlockNode* each = item->first_child; each != nullptr; each = each->next) {
      is_tight = is_tight && each->first_child == each->last_child;
      made.definitions.push_back({.content = children(*each), .span = span(*each)});
    }
  }
  list.spacing = is_tight ? ListSpacing::tight : ListSpacing::loose;
  return {.kind = std::move(list), .span = span(node)};
}

Block Converter::division(const BlockNode& node) {
  if (node.level == 0) {
    diagnostics_.warn(
        "unclosed-division", {source_.id(), node.begin, node.begin + 3},
        "no line of colons ends this division",
        {{.message = "write ::: on a line of its own where it should end", .span = {}}});
  }
  return {.kind = Division{children(node)},
          .attributes = node.attributes ? *node.attributes : Attributes{},
          .span = span(node)};
}

}  // namespace octavo::markdown
