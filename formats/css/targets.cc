#include "formats/css/targets.h"

#include <cstdint>
#include <utility>
#include <vector>

#include "compiler/overload.h"
#include "compiler/plain_text.h"
#include "compiler/text/breaks.h"
#include "compiler/text/utf8.h"
#include "compiler/walk.h"
#include "formats/css/property_tables.h"

namespace octavo::css {

namespace {

// A picture that stands for all words speaks by its description.
std::string words_of(const Block& block) {
  std::string shown = shown_text(block);
  return shown.empty() ? plain_text(block) : shown;
}

}  // namespace

void Targets::gather_nodes() {
  if (!has_nodes_) {
    has_nodes_ = true;
    walk(document_.content,
         Overload{[&](const Block& block) { blocks_.emplace(block.id, &block); },
                  [&](const Inline& each) { inlines_.emplace(each.id, &each); }});
  }
}

NodeId Targets::named_node(NodeId node) {
  gather_nodes();
  const auto block = blocks_.find(node);
  const auto* section =
      block == blocks_.end() ? nullptr : std::get_if<Section>(&block->second->kind);
  const bool has_heading = section != nullptr && !section->content.empty() &&
                           std::holds_alternative<Heading>(section->content.front().kind);
  return has_heading ? section->content.front().id : node;
}

const std::string& Targets::words(NodeId node) {
  gather_nodes();
  const auto [found, is_new] = words_.try_emplace(node);
  if (is_new) {
    if (const auto block = blocks_.find(node); block != blocks_.end()) {
      // Below their heading the contents repeat the words of others.
      const auto* contents = std::get_if<Contents>(&block->second->kind);
      found->second =
          contents == nullptr ? words_of(*block->second) : plain_text(contents->heading);
    } else if (const auto each = inlines_.find(node); each != inlines_.end()) {
      for_each_list(*each->second,
                    [&](const Inlines& inner) { found->second += plain_text(inner); });
    }
  }
  return found->second;
}

ElementId Targets::anchor(std::string_view id) {
  if (!has_anchors_) {
    has_anchors_ = true;
    for (std::size_t index = 0; index < tree_.elements.size(); ++index) {
      std::string value;
      if (has_attribute(tree_.elements[index], "id", value)) {
        anchors_.emplace(std::move(value), static_cast<ElementId>(index));
      }
    }
  }
  const auto found = anchors_.find(std::string(id));
  return found == anchors_.end() ? ElementId::none : found->second;
}

NodeId Targets::target_of(const ContentItem& item, ElementId element) {
  std::string address = item.url;
  if (!item.address_attribute.empty()) {
    has_attribute(tree_[element], item.address_attribute, address);
  }
  if (!address.starts_with('#')) {
    return NodeId::none;
  }
  const ElementId target = anchor(std::string_view(address).substr(1));
  return target == ElementId::none ? NodeId::none : tree_[target].node;
}

std::string_view Targets::target_text(const ContentItem& item, ElementId element) {
  const NodeId target = target_of(item, element);
  return target == NodeId::none ? std::string_view()
                                : part_of_words(words(named_node(target)), item.keyword);
}

ElementId Targets::target_element(const ContentItem& item, ElementId element) {
  const NodeId target = target_of(item, element);
  return target == NodeId::none ? ElementId::none : tree_.find(named_node(target));
}

bool replace_target_texts(ComponentValues& values, const ReplaceTargetText& replace) {
  bool has_all = true;
  for (ComponentValue& value : values) {
    if (value.token.kind != TokenKind::function ||
        !is_word(value.token.text, "target-text")) {
      has_all = replace_target_texts(value.content, replace) && has_all;
      continue;
    }
    const ComponentValues call = {value};
    ValueReader reader(call);
    const auto items = read_content_items(reader);
    auto made = items ? replace(items->front()) : std::nullopt;
    has_all = has_all && made;
    if (made) {
      value = std::move(*made);
    }
  }
  return has_all;
}

std::string_view part_of_words(std::string_view words, std::string_view part) {
  if (part == "first-letter") {
    // The words may be those of a chapter.
    constexpr std::size_t longest_letter = 256;
    const std::string_view letter = words.substr(
        0, words.size() > longest_letter ? character_start(words, longest_letter)
                                         : words.size());
    const std::vector<std::uint32_t> starts = grapheme_starts(letter);
    return letter.substr(0, starts.size() > 1 ? starts[1] : letter.size());
  }
  return part == "before" || part == "after" ? std::string_view() : words;
}

}  // namespace octavo::css
