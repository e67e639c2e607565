#include "formats/css/cover_rules.h"

#include <algorithm>

namespace octavo::css {
namespace {

bool names_cover(const PageRule& rule) {
  return std::ranges::any_of(rule.selectors, [](const PageSelector& selector) {
    return selector.name == "cover";
  });
}

bool says_cover(const ComplexSelector& selector);

bool says_cover(const SimpleSelector& simple) {
  return (simple.kind == SimpleSelector::Kind::class_name && simple.name == "cover") ||
         std::ranges::any_of(simple.selectors, [](const ComplexSelector& inner) {
           return says_cover(inner);
         });
}

bool says_cover(const ComplexSelector& selector) {
  return std::ranges::any_of(selector.compounds, [](const CompoundSelector& compound) {
    return std::ranges::any_of(
        compound.simple, [](const SimpleSelector& simple) { return says_cover(simple); });
  });
}

bool is_of_whole_book(const SimpleSelector& simple) {
  return (simple.kind == SimpleSelector::Kind::type &&
          (simple.name == "html" || simple.name == "body")) ||
         (simple.kind == SimpleSelector::Kind::pseudo_class &&
          simple.pseudo_class == PseudoClass::root);
}

bool counts(const ComplexSelector& selector) {
  return says_cover(selector) ||
         (!selector.compounds.empty() &&
          std::ranges::any_of(selector.compounds.back().simple, is_of_whole_book));
}

}  // namespace

void leave_rules_of_cover(ActiveRules& rules) {
  std::erase_if(rules.pages, [](const Active<PageRule>& active) {
    return !names_cover(*active.rule);
  });
  std::erase_if(rules.styles, [](const Active<StyleRule>& active) {
    return active.origin == Origin::author &&
           std::ranges::none_of(active.rule->selectors, counts);
  });
}

bool is_for_cover(const StyleRule& rule) {
  return std::ranges::all_of(rule.selectors, [](const ComplexSelector& selector) {
    return says_cover(selector);
  });
}

bool is_for_cover(const PageRule& rule) {
  return !rule.selectors.empty() &&
         std::ranges::all_of(rule.selectors, [](const PageSelector& selector) {
           return selector.name == "cover";
         });
}

}  // namespace octavo::css
