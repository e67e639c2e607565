#include "compiler/passes/contents.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "compiler/listed.h"
#include "compiler/parts.h"
#include "compiler/passes/headings.h"
#include "compiler/text/characters.h"
#include "compiler/text/numeral.h"
#include "compiler/walk.h"
#include "compiler/words.h"

namespace octavo {
namespace {

constexpr std::string_view number_class = "section-number";

/// Calls `visit(section block)` for the sections directly in a list, those in divisions
/// included.
template <class List, class Visit>
void for_each_section(List& blocks, const Visit& visit) {
  for (auto& block : blocks) {
    if (std::holds_alternative<Section>(block.kind)) {
      visit(block);
    } else if (auto* division = std::get_if<Division>(&block.kind)) {
      for_each_section(division->content, visit);
    }
  }
}

/// What has been counted in a list of sections. The chapters of a book run on through its
/// parts.
struct Counts {
  std::uint32_t parts = 0;
  std::uint32_t appendices = 0;
  std::uint32_t sections = 0;
};

std::string next_number(const Block& section, Counts& counts) {
  if (is_part(section)) {
    return to_upper(roman_numeral(++counts.parts));
  }
  if (has_class(section.attributes, "appendix")) {
    return to_upper(alphabetic_numeral(++counts.appendices));
  }
  return std::to_string(++counts.sections);
}

void set_number(Block& heading, const std::string& number) {
  auto& content = std::get<Heading>(heading.kind).content;
  const Span span = heading.span;
  content.insert(
      content.begin(),
      {{.kind = Styled{{{.kind = Text{number}, .attributes = {}, .span = span}}},
        .attributes = {.classes = {std::string(number_class)}},
        .span = span},
       {.kind = Text{" "}, .attributes = {}, .span = span}});
}

/// What stands in a section without a number has none either, but for chapters of a part.
void number_list(Blocks& blocks, const std::string& prefix, Counts& counts) {
  for_each_section(blocks, [&](Block& block) {
    Blocks& content = std::get<Section>(block.kind).content;
    const bool is_numbered = !has_class(block.attributes, "unnumbered");
    std::string number;
    if (is_numbered) {
      number = prefix + next_number(block, counts);
      set_number(content.front(), number);
    }
    if (is_part(block)) {
      number_list(content, "", counts);
    } else if (is_numbered) {
      Counts inner;
      number_list(content, number + ".", inner);
    }
  });
}

int contents_depth(const Document& document) {
  return document.metadata.contents_depth.value_or(usual_contents_depth);
}

bool wants_contents(const Document& document) {
  if (document.metadata.contents) {
    return *document.metadata.contents;
  }
  return document.metadata.form == Form::book;
}

/// Whether a block before the text goes before the contents too. The abstract of an
/// article does; in a book the text begins with it.
bool opens_book(const Block& block, Form form) {
  if (std::holds_alternative<TitlePage>(block.kind)) {
    return true;
  }
  const Attributes& attributes = block.attributes;
  const bool is_whole = std::holds_alternative<Section>(block.kind) ||
                        std::holds_alternative<Division>(block.kind);
  return is_whole &&
         (has_class(attributes, "dedication") || has_class(attributes, "epigraph") ||
          (form == Form::article && has_class(attributes, "abstract")));
}

void link_entries(std::vector<ContentsEntry>& entries,
                  const Blocks& blocks,
                  int most_depth) {
  std::size_t index = 0;
  for (const Block* block : listed_sections(blocks, most_depth)) {
    ContentsEntry& entry = entries.at(index++);
    entry.target = block->id;
    link_entries(entry.entries, std::get<Section>(block->kind).content, most_depth);
  }
}

}  // namespace

void number_sections(Document& document) {
  if (document.metadata.number_sections) {
    Counts counts;
    number_list(document.content, "", counts);
  }
}

Inlines without_number(const Inlines& heading) {
  const bool is_numbered = heading.size() >= 2 &&
                           std::holds_alternative<Styled>(heading.front().kind) &&
                           has_class(heading.front().attributes, number_class);
  return {heading.begin() + (is_numbered ? 2 : 0), heading.end()};
}

void add_contents(Document& document) {
  if (!wants_contents(document)) {
    return;
  }
  std::vector<ContentsEntry> entries =
      contents_entries(document.content, contents_depth(document));
  if (entries.empty()) {
    return;
  }
  const std::string_view word = words_in(document.metadata.language).contents;
  Block block{.kind = Contents{.heading = {{.kind = Text{std::string(word)}}},
                               .entries = std::move(entries)}};
  const auto at = std::ranges::find_if_not(document.content, [&](const Block& each) {
    return opens_book(each, document.metadata.form);
  });
  document.content.insert(at, std::move(block));
}

void link_contents(Document& document) {
  for (Block& block : document.content) {
    if (auto* contents = std::get_if<Contents>(&block.kind)) {
      link_entries(contents->entries, document.content, contents_depth(document));
    }
  }
}

}  // namespace octavo
