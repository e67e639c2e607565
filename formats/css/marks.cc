#include "formats/css/marks.h"

#include <variant>
#include <vector>

namespace octavo::css {
namespace {

void visit_rules(const std::vector<SheetRule>& rules,
                 const std::function<void(const StyleRule&)>& visit) {
  for (const SheetRule& each : rules) {
    if (const auto* rule = std::get_if<StyleRule>(&each.kind)) {
      visit(*rule);
    }
    const auto* condition = std::get_if<ConditionalRule>(&each.kind);
    if (condition != nullptr &&
        (condition->is_supported || !condition->media.are_for_print())) {
      visit_rules(condition->rules, visit);
    }
  }
}

}  // namespace

void for_each_reflowable_rule(const Stylesheet& sheet,
                              const std::function<void(const StyleRule&)>& visit) {
  if (!sheet.media.are_for_print()) {
    visit_rules(sheet.rules, visit);
  }
}

}  // namespace octavo::css
