#include "compiler/passes/attributions.h"

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

#include "compiler/plain_text.h"
#include "compiler/walk.h"

namespace octavo {
namespace {

bool is_quoted(const Block& block) {
  return std::holds_alternative<Quote>(block.kind) ||
         std::holds_alternative<Verse>(block.kind);
}

bool says_whose(const Paragraph& last, std::span<const Block> before) {
  constexpr std::string_view dashes[] = {"\u2014", "\u2013", "\u2015", "--"};
  const std::string words = plain_text(last.content);
  return std::ranges::all_of(before, is_quoted) ||
         std::ranges::any_of(
             dashes, [&](std::string_view dash) { return words.starts_with(dash); });
}

Blocks* quoted_blocks(Block& block) {
  if (auto* quote = std::get_if<Quote>(&block.kind)) {
    return &quote->content;
  }
  auto* division = std::get_if<Division>(&block.kind);
  return division != nullptr && has_class(block.attributes, "epigraph")
             ? &division->content
             : nullptr;
}

}  // namespace

void mark_attributions(Document& document) {
  constexpr std::string_view name = "attribution";
  walk(document.content, [&](auto& node) {
    if constexpr (std::is_same_v<std::remove_cvref_t<decltype(node)>, Block>) {
      Blocks* blocks = quoted_blocks(node);
      if (blocks == nullptr || blocks->size() < 2) {
        return;
      }
      Block& last = blocks->back();
      const auto* paragraph = std::get_if<Paragraph>(&last.kind);
      if (paragraph != nullptr && !has_class(last.attributes, name) &&
          says_whose(*paragraph, std::span(*blocks).first(blocks->size() - 1))) {
        last.attributes.classes.emplace_back(name);
      }
    }
  });
}

}  // namespace octavo
