#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "formats/css/sheet_context.h"

namespace octavo::css {
namespace {

constexpr std::array<std::pair<std::string_view, MarginBox>, margin_box_count>
    margin_boxes = {{{"top-left-corner", MarginBox::top_left_corner},
                     {"top-left", MarginBox::top_left},
                     {"top-center", MarginBox::top_center},
                     {"top-right", MarginBox::top_right},
                     {"top-right-corner", MarginBox::top_right_corner},
                     {"right-top", MarginBox::right_top},
                     {"right-middle", MarginBox::right_middle},
                     {"right-bottom", MarginBox::right_bottom},
                     {"bottom-right-corner", MarginBox::bottom_right_corner},
                     {"bottom-right", MarginBox::bottom_right},
                     {"bottom-center", MarginBox::bottom_center},
                     {"bottom-left", MarginBox::bottom_left},
                     {"bottom-left-corner", MarginBox::bottom_left_corner},
                     {"left-bottom", MarginBox::left_bottom},
                     {"left-middle", MarginBox::left_middle},
                     {"left-top", MarginBox::left_top},
                     {"footnote", MarginBox::footnote}}};

bool take_side(PageSelector& selector, PageSide side) {
  const bool is_free = selector.side == PageSide::any || selector.side == side;
  selector.side = side;
  return is_free;
}

// `:nth(An+B)` or `:nth(An+B of name)`.
bool read_nth(const ComponentValue& call, PageSelector& selector) {
  const auto of = std::ranges::find_if(call.content, [](const ComponentValue& value) {
    return value.token.kind == TokenKind::ident && is_word(value.token.text, "of");
  });
  selector.nth = parse_an_plus_b(ComponentValues(call.content.begin(), of));
  if (of == call.content.end() || !selector.nth) {
    return selector.nth.has_value();
  }
  const ComponentValues rest(of + 1, call.content.end());
  ValueReader reader(rest);
  const auto name = reader.ident();
  const bool is_alone = name && reader.at_end() && selector.name.empty();
  selector.name = name.value_or("");
  return is_alone;
}

bool read_pseudo(const ComponentValue& value, PageSelector& selector) {
  if (value.token.kind == TokenKind::function) {
    return is_word(value.token.text, "nth") && read_nth(value, selector);
  }
  if (value.token.kind != TokenKind::ident) {
    return false;
  }
  const std::string name = ascii_lower(value.token.text);
  constexpr std::array<std::pair<std::string_view, PageSide>, 4> sides = {
      {{"left", PageSide::left},
       {"right", PageSide::right},
       {"recto", PageSide::recto},
       {"verso", PageSide::verso}}};
  for (const auto& [word, side] : sides) {
    if (name == word) {
      return take_side(selector, side);
    }
  }
  selector.first = selector.first || name == "first";
  selector.blank = selector.blank || name == "blank";
  return name == "first" || name == "blank";
}

// A name, then pseudo-classes; no white space between.
std::optional<PageSelector> read_page_selector(const ComponentValues& part) {
  PageSelector selector;
  std::size_t at = 0;
  if (at < part.size() && part[at].token.kind == TokenKind::ident) {
    selector.name = part[at++].token.text;
  }
  while (at + 1 < part.size() && part[at].token.kind == TokenKind::colon &&
         read_pseudo(part[at + 1], selector)) {
    at += 2;
  }
  return at == part.size() ? std::optional(std::move(selector)) : std::nullopt;
}

std::optional<std::vector<PageSelector>> read_page_selectors(
    const ComponentValues& prelude) {
  std::vector<PageSelector> selectors;
  if (trimmed(prelude).empty()) {
    selectors.emplace_back();
    return selectors;
  }
  for (const ComponentValues& part : split_at_commas(prelude)) {
    auto selector = read_page_selector(part);
    if (!selector || part.empty()) {
      return std::nullopt;
    }
    selectors.push_back(std::move(*selector));
  }
  return selectors;
}

std::optional<MarginRule> read_margin_rule(const Rule& rule,
                                           const SheetContext& context) {
  const auto* const found =
      std::ranges::find(margin_boxes, std::string_view(rule.at_name),
                        &std::pair<std::string_view, MarginBox>::first);
  if (found == margin_boxes.end() || !rule.block) {
    context.invalid(rule.begin, rule.end,
                    "'@" + rule.at_name + "' is no margin box of a page");
    return std::nullopt;
  }
  return MarginRule{.box = found->second,
                    .declarations = parse_style_block(*rule.block, context)};
}

}  // namespace

std::optional<PageRule> parse_page_rule(const Rule& rule, const SheetContext& context) {
  auto selectors = read_page_selectors(rule.prelude);
  if (!selectors || !rule.block) {
    context.invalid(
        rule.begin, rule.end,
        selectors ? "'@page' has no block"
                  : "'" + to_css(trimmed(rule.prelude)) + "' is no selector of pages");
    return std::nullopt;
  }
  PageRule page{.selectors = std::move(*selectors),
                .span = context.span(rule.begin, rule.end)};
  std::vector<SyntaxError> errors;
  for (const DeclarationOrRule& each : parse_declarations(*rule.block, errors)) {
    if (const auto* inner = std::get_if<Rule>(&each)) {
      if (auto box = read_margin_rule(*inner, context)) {
        page.boxes.push_back(std::move(*box));
      }
    } else if (auto made =
                   parse_style_declaration(std::get<Declaration>(each), context)) {
      page.declarations.push_back(std::move(*made));
    }
  }
  context.report(errors);
  return page;
}

}  // namespace octavo::css
