#include "compiler/listed.h"

#include <iterator>
#include <utility>
#include <variant>

#include "compiler/passes/headings.h"
#include "compiler/walk.h"

namespace octavo {
namespace {

bool is_listed(const Block& block, int most_depth) {
  const auto* section = std::get_if<Section>(&block.kind);
  if (section == nullptr || section->content.empty() || section->level > most_depth ||
      has_class(block.attributes, "unlisted")) {
    return false;
  }
  const auto* heading = std::get_if<Heading>(&section->content.front().kind);
  return heading != nullptr && has_words(heading->content);
}

void collect_listed(std::span<const Block> blocks,
                    int most_depth,
                    std::vector<const Block*>& listed) {
  for (const Block& block : blocks) {
    if (is_listed(block, most_depth)) {
      listed.push_back(&block);
    } else if (const auto* division = std::get_if<Division>(&block.kind)) {
      collect_listed(division->content, most_depth, listed);
    }
  }
}

/// A heading's words as they stand in the contents: no marks of notes, no links, a
/// picture's description in its place, nothing that may be linked to twice.
Inlines entry_content(const Inlines& heading) {
  Inlines content;
  for (const Inline& node : heading) {
    if (std::holds_alternative<NoteReference>(node.kind)) {
      continue;
    }
    const auto* link = std::get_if<Link>(&node.kind);
    const auto* image = std::get_if<Image>(&node.kind);
    if (link != nullptr || image != nullptr) {
      if (link != nullptr || image->described_by == DescribedBy::author) {
        const Inlines& inner = link != nullptr ? link->content : image->description;
        std::ranges::move(entry_content(inner), std::back_inserter(content));
      }
      continue;
    }
    Inline copy = node;
    copy.attributes.id.clear();
    if (std::holds_alternative<LineBreak>(copy.kind)) {
      copy.kind = SoftBreak{};
    }
    bool is_hollow = false;
    for_each_list(copy, [&](Inlines& list) {
      list = entry_content(list);
      is_hollow = is_hollow || list.empty();
    });
    // An anchor in a heading is nothing to read, and EPUB's navigation may hold no such.
    if (!is_hollow) {
      content.push_back(std::move(copy));
    }
  }
  return content;
}

/// Words that stand elsewhere than their block and keep its language.
Inlines in_language(Inlines words, const Block& block) {
  if (block.attributes.language.empty() || words.empty()) {
    return words;
  }
  return {{.kind = Styled{std::move(words)},
           .attributes = {.language = block.attributes.language},
           .span = block.span}};
}

}  // namespace

std::vector<const Block*> listed_sections(std::span<const Block> blocks, int most_depth) {
  std::vector<const Block*> listed;
  collect_listed(blocks, most_depth, listed);
  return listed;
}

std::vector<ContentsEntry> contents_entries(std::span<const Block> blocks,
                                            int most_depth) {
  std::vector<ContentsEntry> entries;
  for (const Block* block : listed_sections(blocks, most_depth)) {
    const auto& section = std::get<Section>(block->kind);
    const Block& heading = section.content.front();
    Inlines words = entry_content(std::get<Heading>(heading.kind).content);
    entries.push_back({.content = in_language(std::move(words), heading),
                       .target = block->id,
                       .entries = contents_entries(section.content, most_depth),
                       .span = heading.span});
  }
  return entries;
}

}  // namespace octavo
