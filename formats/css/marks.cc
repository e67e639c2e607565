#include "formats/css/marks.h"

#include <variant>
#include <vector>

namespace octavo::css {
namespace {

using Visit = std::function<void(const StyleRule&)>;

template <class Counts>
void visit_rules(const std::vector<SheetRule>& rules,
                 const Counts& counts,
                 const Visit& visit) {
  for (const SheetRule& each : rules) {
    if (const auto* rule = std::get_if<StyleRule>(&each.kind)) {
      visit(*rule);
    }
    const auto* condition = std::get_if<ConditionalRule>(&each.kind);
    if (condition != nullptr && counts(*condition)) {
      visit_rules(condition->rules, counts, visit);
    }
  }
}

}  // namespace

void for_each_reflowable_rule(const Stylesheet& sheet, const Visit& visit) {
  const auto counts = [](const ConditionalRule& rule) {
    return rule.is_supported || !rule.media.are_for_print();
  };
  if (!sheet.media.are_for_print()) {
    visit_rules(sheet.rules, counts, visit);
  }
}

void for_each_steady_rule(const Stylesheet& sheet, const Visit& visit) {
  const auto counts = [](const ConditionalRule& rule) {
    return !rule.is_supported && rule.media.are_for_every_screen();
  };
  if (sheet.media.are_for_every_screen()) {
    visit_rules(sheet.rules, counts, visit);
  }
}

}  // namespace octavo::css
