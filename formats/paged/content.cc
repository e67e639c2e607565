#include "formats/paged/content.h"

#include <algorithm>
#include <span>
#include <string_view>

#include "compiler/passes/typography_rules.h"
#include "compiler/text/utf8.h"

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
        return shown(item.text, item);
      case Kind::attribute:
        return shown(attribute(item.text), item);
      case Kind::counter:
        return item.text == "page" ? page(node(), item.style) : counter(item);
      case Kind::counters:
        return shown(counters(item), item);
      case Kind::target_counter:
      case Kind::target_counters:
        return target_counter(item);
      case Kind::target_text:
        return shown(context_.targets.target_text(item, context_.element), item);
      case Kind::content:
        return shown(own_text(item.keyword), item);
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

  /// A copy, as far as there is room for it.
  std::string shown(std::string_view words, const css::ContentItem& item) const {
    if (words.size() > context_.longest_part) {
      words = words.substr(0, character_start(words, context_.longest_part));
    }
    if (words.size() > context_.words.left) {
      context_.words.left_out.emplace(item.place.file, item.place.begin, item.place.end);
      return {};
    }
    context_.words.left -= words.size();
    return std::string(words);
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
    return joined(context_.counters.values(item.text), item);
  }

  std::string joined(std::span<const int> values, const css::ContentItem& item) const {
    std::string text;
    for (const int value : values) {
      text += (text.empty() ? "" : item.separator) + number(item.style, value);
    }
    return text.empty() ? number(item.style, 0) : text;
  }

  std::string target_counter(const css::ContentItem& item) {
    const NodeId target = context_.targets.target_of(item, context_.element);
    if (target == NodeId::none) {
      return {};
    }
    if (item.text == "page") {
      return page(target, item.style);
    }
    const std::span<const int> values = context_.counter_places.values(
        item.text, context_.targets.target_element(item, context_.element));
    if (item.kind == Kind::target_counters) {
      return shown(joined(values, item), item);
    }
    return number(item.style.empty() ? "decimal" : item.style,
                  values.empty() ? 0 : values.back());
  }

  std::string page(NodeId target, const std::string& style) {
    const auto known = context_.page_numbers.find(target);
    const int page_number = known == context_.page_numbers.end() ? 0 : known->second;
    PageReference reference{.target = target, .style = style};
    reference.text = number(style.empty() ? "decimal" : style, page_number);
    context_.references.push_back(reference);
    return reference.text;
  }

  std::string_view own_text(const std::string& keyword) {
    return keyword == "marker"
               ? std::string_view()
               : css::part_of_words(context_.targets.words(node()), keyword);
  }

  const ContentContext& context_;
};

}  // namespace

std::string content_text(const std::vector<css::ContentItem>& items,
                         const ContentContext& context) {
  return ContentMaker(context).run(items);
}

}  // namespace octavo::paged
