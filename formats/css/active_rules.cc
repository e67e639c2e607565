#include "formats/css/active_rules.h"

#include "compiler/overload.h"

namespace octavo::css {
namespace {

void gather(const std::vector<SheetRule>& rules,
            Origin origin,
            const PrintMedium& medium,
            ActiveRules& active) {
  for (const SheetRule& each : rules) {
    std::visit(Overload{[&](const StyleRule& rule) {
                          active.styles.push_back({&rule, origin});
                        },
                        [&](const PageRule& rule) {
                          active.pages.push_back({&rule, origin});
                        },
                        [&](const FontFaceRule& rule) {
                          active.faces.push_back({&rule, origin});
                        },
                        [&](const CounterStyleRule& rule) {
                          active.counters.push_back({&rule, origin});
                        },
                        [&](const ConditionalRule& rule) {
                          if (rule.is_supported.value_or(rule.media.hold(medium))) {
                            gather(rule.rules, origin, medium, active);
                          }
                        },
                        [](const ImportRule&) {}, [](const OtherRule&) {}},
               each.kind);
  }
}

}  // namespace

void add_active_rules(std::span<const Stylesheet> sheets,
                      const PrintMedium& medium,
                      ActiveRules& rules) {
  for (const Stylesheet& sheet : sheets) {
    if (sheet.media.hold(medium)) {
      gather(sheet.rules, sheet.origin, medium, rules);
    }
  }
}

ActiveRules active_rules(std::span<const Stylesheet> sheets, const PrintMedium& medium) {
  ActiveRules rules;
  add_active_rules(sheets, medium, rules);
  return rules;
}

}  // namespace octavo::css
