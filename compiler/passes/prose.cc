#include "compiler/passes/prose.h"

#include <algorithm>
#include <string_view>
#include <variant>

#include "compiler/text/language.h"
#include "compiler/walk.h"

namespace octavo {
namespace {

/// Addresses, paths and names of programs: they look like English in every language.
bool is_no_word(std::string_view token) {
  return token.find("://") != std::string_view::npos || token.starts_with("www.") ||
         token.find_first_of("@_\\{}=<>") != std::string_view::npos;
}

void add_words(std::string_view text, std::string& prose) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(" \t\n"), text.size());
    const std::string_view token = text.substr(0, end);
    if (!is_no_word(token)) {
      prose += token;
    }
    if (end < text.size()) {
      prose += ' ';
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

void add_prose(const Inlines& inlines, std::string& prose) {
  for (const Inline& node : inlines) {
    if (is_language_tag(node.attributes.language)) {
      continue;
    }
    if (const auto* text = std::get_if<Text>(&node.kind)) {
      add_words(text->text, prose);
    } else if (std::holds_alternative<SoftBreak>(node.kind) ||
               std::holds_alternative<LineBreak>(node.kind) ||
               std::holds_alternative<Code>(node.kind)) {
      prose += ' ';
    }
    for_each_list(node, [&](const Inlines& inner) { add_prose(inner, prose); });
  }
}

}  // namespace

std::string prose_of(const Inlines& inlines) {
  std::string prose;
  add_prose(inlines, prose);
  return prose;
}

std::string prose_of(const Block& block) {
  if (const auto* paragraph = std::get_if<Paragraph>(&block.kind)) {
    return prose_of(paragraph->content);
  }
  if (const auto* heading = std::get_if<Heading>(&block.kind)) {
    return prose_of(heading->content);
  }
  std::string prose;
  if (const auto* verse = std::get_if<Verse>(&block.kind)) {
    for (const VerseLine& line : verse->lines) {
      add_prose(line.content, prose);
      prose += '\n';
    }
  }
  return prose;
}

}  // namespace octavo
