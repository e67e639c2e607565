#include "formats/paged/content.h"

#include <algorithm>

#include "compiler/overload.h"
#include "compiler/passes/typography_rules.h"
#include "compiler/plain_text.h"
#include "compiler/text/breaks.h"
#include "compiler/text/utf8.h"
#include "compiler/walk.h"

namespace octavo::paged {
namespace {

std::string utf8_of(char32_t character) {
  std::string text;
  append_utf8(text, character);
  return text;
}

/// A mark of quotation at a depth from 0 (CSS Content 3, 3.2).
std::string quote(const ContentContext& context, unsigned depth, bool opens) {
  const css::Style& style = context.book.of(context.element);
  if (!style.quotes.empty()) {
    const auto& marks =
        style.quotes[std::min<std::size_t>(depth, style.quotes.size() - 1)];
    return opens ? marks.first : marks.second;
  }
  const TypographyRules& rules =
      typography_rules(context.book.language_of(context.element));
  const QuoteMarks marks = depth % 2 == 0 ? rules.outer : rules.inner;
  return utf8_of(opens ? marks.open : marks.close);
}

class ContentMaker {
 public:
  explicit ContentMaker(const ContentContext& context) : context_(context) {}

  std::string run(const std::vector<css::ContentItem>& items) {
    std::string text;
    for (const css::ContentItem& item : items) {
      text += text_of(item);
    }
    return text;
  }

 private:
  using Kind = css::ContentItem::Kind;

  std::string text_of(const css::ContentItem& item) {
    unsigned& depth = context_.counters.quote_depth;
    switch (item.kind) {
      case Kind::string:
        return item.text;
      case Kind::attribute:
        return attribute(item.text);
      case Kind::counter:
        return item.text == "page" ? page(node(), item.style) : counter(item);
      case Kind::counters:
        return counters(item);
      case Kind::target_counter:
      case Kind::target_counters:
        return target_counter(item);
      case Kind::target_text:
        return target_text(item);
      case Kind::content:
        return own_text(item.keyword);
      case Kind::open_quote:
        return quote(context_, depth++, true);
      case Kind::close_quote:
        depth -= depth > 0 ? 1 : 0;
        return quote(context_, depth, false);
      case Kind::no_open_quote:
        ++depth;
        return {};
      case Kind::no_close_quote:
        depth -= depth > 0 ? 1 : 0;
        return {};
      case Kind::named_string:
      case Kind::leader:
      case Kind::picture:
        break;
    }
    return {};
  }

  NodeId node() const { return context_.book.elements[context_.element].node; }

  std::string attribute(const std::string& name) const {
    std::string value;
    css::has_attribute(context_.book.elements[context_.element], name, value);
    return value;
  }

  std::string number(const std::string& style, int value) const {
    return context_.book.counters.number(style, value);
  }

  std::string counter(const css::ContentItem& item) const {
    return number(item.style, context_.counters.value(item.text));
  }

  std::string counters(const css::ContentItem& item) const {
    std::string text;
    for (const int value : context_.counters.values(item.text)) {
      text += (text.empty() ? "" : item.separator) + number(item.style, value);
    }
    return text.empty() ? number(item.style, 0) : text;
  }

  // Counters of other elements than pages are not kept for every place.
  std::string target_counter(const css::ContentItem& item) {
    const NodeId target = target_of(item, context_);
    return item.text == "page" && target != NodeId::none ? page(target, item.style)
                                                         : std::string();
  }

  std::string page(NodeId target, const std::string& style) {
    const auto known = context_.page_numbers.find(target);
    const int page_number = known == context_.page_numbers.end() ? 0 : known->second;
    PageReference reference{.target = target, .style = style};
    reference.text = number(style.empty() ? "decimal" : style, page_number);
    context_.references.push_back(reference);
    return reference.text;
  }

  std::string target_text(const css::ContentItem& item) {
    const NodeId target = target_of(item, context_);
    return target == NodeId::none ? std::string()
                                  : part_of(context_.sources.words(target), item.keyword);
  }

  std::string own_text(const std::string& keyword) {
    return keyword == "marker" ? std::string()
                               : part_of(context_.sources.words(node()), keyword);
  }

  static std::string part_of(const std::string& words, const std::string& keyword) {
    if (keyword == "first-letter") {
      const std::vector<std::uint32_t> starts = grapheme_starts(words);
      return words.substr(0, starts.size() > 1 ? starts[1] : words.size());
    }
    return keyword == "before" || keyword == "after" ? std::string() : words;
  }

  const ContentContext& context_;
};

}  // namespace

const std::string& ContentSources::words(NodeId node) {
  if (!has_nodes_) {
    has_nodes_ = true;
    walk(document_.content,
         Overload{[&](const Block& block) { blocks_.emplace(block.id, &block); },
                  [&](const Inline& each) { inlines_.emplace(each.id, &each); }});
  }
  const auto [found, is_new] = words_.try_emplace(node);
  if (is_new) {
    if (const auto block = blocks_.find(node); block != blocks_.end()) {
      found->second = plain_text(*block->second);
    } else if (const auto each = inlines_.find(node); each != inlines_.end()) {
      for_each_list(*each->second,
                    [&](const Inlines& inner) { found->second += plain_text(inner); });
    }
  }
  return found->second;
}

css::ElementId ContentSources::anchor(std::string_view id) {
  if (!has_anchors_) {
    has_anchors_ = true;
    for (std::size_t index = 0; index < book_.elements.elements.size(); ++index) {
      std::string value;
      if (css::has_attribute(book_.elements.elements[index], "id", value)) {
        anchors_.emplace(std::move(value), static_cast<css::ElementId>(index));
      }
    }
  }
  const auto found = anchors_.find(std::string(id));
  return found == anchors_.end() ? css::ElementId::none : found->second;
}

NodeId target_of(const css::ContentItem& item, const ContentContext& context) {
  std::string address = item.url;
  if (!item.address_attribute.empty()) {
    css::has_attribute(context.book.elements[context.element], item.address_attribute,
                       address);
  }
  if (!address.starts_with('#')) {
    return NodeId::none;
  }
  const css::ElementId element = context.sources.anchor(address.substr(1));
  return element == css::ElementId::none ? NodeId::none
                                         : context.book.elements[element].node;
}

std::string content_text(const std::vector<css::ContentItem>& items,
                         const ContentContext& context) {
  return ContentMaker(context).run(items);
}

}  // namespace octavo::paged
