#include "formats/epub/target_words.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "formats/css/match.h"
#include "formats/epub/asked_selectors.h"

namespace octavo::epub {

void TargetWords::gather(const css::StyleRule& rule,
                         const css::RootConstants& constants) {
  for (const css::StyleDeclaration& declaration : rule.declarations) {
    if (declaration.property == nullptr || declaration.property->name != "content") {
      continue;
    }
    css::ComponentValues value = constants.written_out(declaration.value);
    css::replace_target_texts(value, [&](const css::ContentItem& item) {
      for (const css::ComplexSelector& selector : rule.selectors) {
        asking_.push_back({asked_selector(selector).still, asked_.size()});
      }
      const auto group =
          groups_.emplace(css::key_of_target_text(item), groups_.size()).first->second;
      asked_.push_back({&declaration, item, group});
      return std::optional<css::ComponentValue>();
    });
  }
}

void TargetWords::add(const Document& document,
                      const css::ElementTree& tree,
                      const std::string& stem,
                      std::vector<xhtml::AddedAttribute>& added) {
  stem_ = stem;
  css::Targets targets(document, tree);
  for (const Asked& each : asked_) {
    if (each.item.address_attribute.empty()) {
      const auto [found, is_new] = words_.try_emplace(each.group);
      if (is_new) {
        found->second = targets.target_text(each.item, css::root_element);
      }
      // The stylesheet has them wherever they are asked for.
      bytes_ += found->second.size();
      if (bytes_ > css::most_words) {
        too_many_.insert(each.group);
      }
    }
  }
  std::vector<const css::ComplexSelector*> selectors;
  selectors.reserve(asking_.size());
  for (const Asking& each : asking_) {
    selectors.push_back(&each.selector);
  }
  css::Matcher(selectors).match(
      tree, [&](css::ElementId element, std::span<const std::uint32_t> found) {
        std::set<std::size_t> groups;
        for (const std::uint32_t each : found) {
          const Asked& asked = asked_[asking_[each].asked];
          if (groups.insert(asked.group).second) {
            add_to(element, asked, targets, added);
          }
        }
      });
}

void TargetWords::add_to(css::ElementId element,
                         const Asked& asked,
                         css::Targets& targets,
                         std::vector<xhtml::AddedAttribute>& added) {
  if (asked.item.address_attribute.empty() || too_many_.contains(asked.group)) {
    return;
  }
  const std::string_view words = targets.target_text(asked.item, element);
  if (bytes_ + words.size() > css::most_words) {
    too_many_.insert(asked.group);
    return;
  }
  bytes_ += words.size();
  if (!words.empty()) {
    added.push_back({.element = static_cast<std::uint32_t>(element),
                     .name = attribute(asked.group),
                     .value = std::string(words)});
  }
}

std::string TargetWords::attribute(std::size_t group) const {
  return stem_ + "-text-" + std::to_string(group + 1);
}

void TargetWords::name(css::Marks& marks, css::LeftOut& left_out) const {
  for (const Asked& each : asked_) {
    if (too_many_.contains(each.group)) {
      left_out.declarations.insert(each.declaration);
      continue;
    }
    css::ComponentValue value;
    const auto words = words_.find(each.group);
    if (words != words_.end()) {
      value.token = {.kind = css::TokenKind::string, .text = words->second};
    } else {
      value.token = {.kind = css::TokenKind::function, .text = "attr"};
      value.content = {
          {.token = {.kind = css::TokenKind::ident, .text = attribute(each.group)},
           .content = {}}};
    }
    marks.target_texts.emplace(css::key_of_target_text(each.item), std::move(value));
  }
}

}  // namespace octavo::epub
