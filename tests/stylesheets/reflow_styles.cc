#include "tests/stylesheets/reflow_styles.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "formats/css/active_rules.h"
#include "formats/css/cascade.h"
#include "formats/css/match.h"
#include "tests/formats/css/xhtml_tree.h"
#include "tests/support.h"

namespace octavo::tests {
namespace {

using Others = std::map<std::string, std::string>;
using Pseudo = css::PseudoElement;

constexpr std::array<Pseudo, 6> all_parts = {Pseudo::none,         Pseudo::before,
                                             Pseudo::after,        Pseudo::marker,
                                             Pseudo::first_letter, Pseudo::first_line};

// What the reader chooses by night goes before what the browser has.
std::vector<css::Stylesheet> parse_all(const std::string& sheet) {
  const std::string browser =
      read_file(source_folder() / "tests/stylesheets/browser.css") +
      "html { color: white }";
  Diagnostics unheard;
  std::vector<css::Stylesheet> sheets;
  sheets.push_back(css::parse_sheet(browser, FileId::none, css::Origin::house, unheard));
  sheets.push_back(css::parse_sheet(sheet, FileId::none, css::Origin::author, unheard));
  return sheets;
}

/// A selector of a rule.
struct Ranked {
  const css::ComplexSelector* selector = nullptr;
  const css::Active<css::StyleRule>* rule = nullptr;
};

/// In the order of the cascade.
std::vector<Ranked> ranked_selectors(
    const std::vector<css::Active<css::StyleRule>>& rules) {
  std::vector<Ranked> ranked;
  for (const css::Active<css::StyleRule>& rule : rules) {
    for (const css::ComplexSelector& selector : rule.rule->selectors) {
      ranked.push_back({.selector = &selector, .rule = &rule});
    }
  }
  std::ranges::stable_sort(ranked, {}, [](const Ranked& each) {
    return std::pair(each.rule->origin, each.selector->specificity);
  });
  return ranked;
}

void add_others(const css::StyleRule& rule, Others& others) {
  for (const css::StyleDeclaration& each : rule.declarations) {
    // `anywhere` and `break-word` are one on pages.
    const bool is_only_of_reflow =
        each.property != nullptr &&
        (each.property->support == css::Support::reflowable ||
         each.property->name == "overflow-wrap" || !each.assignments.on_pages);
    if (is_only_of_reflow) {
      others[each.name] = css::to_css(each.value);
    }
  }
}

}  // namespace

std::vector<ReflowStyle> reflow_styles(const std::string& xhtml,
                                       const std::string& sheet) {
  const std::vector<css::Stylesheet> sheets = parse_all(sheet);
  const css::ActiveRules rules = css::active_rules(sheets, {});
  const MadeTree made = read_xhtml(xhtml);
  const css::StyledTree styled = css::style_elements(made.tree(), rules.styles, {});
  const std::vector<Ranked> ranked = ranked_selectors(rules.styles);
  std::vector<const css::ComplexSelector*> selectors;
  for (const Ranked& each : ranked) {
    selectors.push_back(each.selector);
  }
  std::vector<ReflowStyle> found;
  css::Matcher(selectors).match(made.tree(), [&](css::ElementId element, auto matching) {
    std::map<Pseudo, Others> others;
    for (const std::uint32_t each : matching) {
      add_others(*ranked[each].rule->rule, others[ranked[each].selector->pseudo_element]);
    }
    for (const Pseudo part : all_parts) {
      const css::Style* style =
          part == Pseudo::none ? &styled[element] : styled.find(element, part);
      if (style != nullptr) {
        found.push_back({.style = *style, .others = std::move(others[part])});
      }
    }
  });
  return found;
}

std::string rules_for_no_element(const std::string& sheet) {
  const std::vector<css::Stylesheet> sheets = parse_all(sheet);
  const css::ActiveRules rules = css::active_rules(sheets, {});
  std::string text;
  const auto add = [&](const std::string& name, const auto& declarations) {
    text += name + "\n";
    for (const css::Declaration& each : declarations) {
      text += each.name + ": " + css::to_css(each.value) + "\n";
    }
  };
  for (const auto& face : rules.faces) {
    add(face.rule->family, face.rule->declarations);
  }
  for (const auto& counter : rules.counters) {
    add(counter.rule->written_name, counter.rule->declarations);
  }
  return text;
}

}  // namespace octavo::tests
