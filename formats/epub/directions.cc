#include "formats/epub/directions.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>

#include "compiler/diagnostics.h"
#include "formats/css/cascade.h"
#include "formats/css/marks.h"
#include "formats/css/print_selectors.h"
#include "formats/css/reflow_variables.h"
#include "formats/css/stylesheets.h"

namespace octavo::epub {
namespace {

using css::StyleDeclaration;
using css::StyleRule;

bool is_direction(const StyleDeclaration& declaration) {
  return declaration.property != nullptr && declaration.property->name == "direction";
}

bool is_custom_property(const StyleDeclaration& declaration) {
  return declaration.property == nullptr;
}

bool has_any(const StyleRule& rule, bool (*is_one)(const StyleDeclaration&)) {
  return std::ranges::any_of(rule.declarations, is_one);
}

bool is_of_still_elements(const css::ComplexSelector& selector) {
  return selector.pseudo_element == css::PseudoElement::none &&
         std::ranges::none_of(
             selector.compounds, [](const css::CompoundSelector& compound) {
               return std::ranges::any_of(compound.simple, css::depends_on_reader);
             });
}

// The names in `var()`, and in what stands for a missing one.
template <class Visit>
void for_each_reference(const css::ComponentValues& values, const Visit& visit) {
  for (const css::ComponentValue& value : values) {
    if (value.token.kind == css::TokenKind::ident && value.token.text.starts_with("--")) {
      visit(value.token.text);
    }
    for_each_reference(value.content, visit);
  }
}

/// The rules that say `direction`, or a custom property that it may ask for.
class DirectionRules {
 public:
  explicit DirectionRules(const Document& document) {
    for (const css::Stylesheet* sheet :
         css::reflowable_sheets(document.stylesheets.get())) {
      std::set<const StyleRule*> steady;
      css::for_each_steady_rule(*sheet, [&](const StyleRule& rule) {
        if (std::ranges::all_of(rule.selectors, is_of_still_elements)) {
          steady.insert(&rule);
        }
      });
      css::for_each_reflowable_rule(
          *sheet, [&](const StyleRule& rule) { note(rule, steady.contains(&rule)); });
    }
  }

  std::set<const StyleDeclaration*> waiting() {
    std::set<const StyleDeclaration*> found;
    follow_names();
    for (const auto& [declaration, waits] : directions_) {
      bool is_waiting = waits;
      for_each_reference(declaration->value, [&](const std::string& name) {
        is_waiting = is_waiting || waiting_names_.contains(name);
      });
      if (is_waiting) {
        found.insert(declaration);
      }
    }
    return found;
  }

 private:
  void note(const StyleRule& rule, bool is_steady) {
    for (const StyleDeclaration& declaration : rule.declarations) {
      if (is_direction(declaration)) {
        directions_.emplace_back(&declaration, !is_steady);
      } else if (is_custom_property(declaration)) {
        for_each_reference(declaration.value, [&](const std::string& name) {
          users_[name].push_back(declaration.name);
        });
        if (!is_steady) {
          new_names_.push_back(declaration.name);
        }
      }
    }
  }

  // Who asks for a property that waits, waits as well.
  void follow_names() {
    while (!new_names_.empty()) {
      const std::string name = std::move(new_names_.back());
      new_names_.pop_back();
      if (waiting_names_.insert(name).second) {
        const std::vector<std::string>& users = users_[name];
        new_names_.insert(new_names_.end(), users.begin(), users.end());
      }
    }
  }

  /// Each with whether it waits by itself.
  std::vector<std::pair<const StyleDeclaration*, bool>> directions_{};
  /// By name: the custom properties that ask for it.
  std::map<std::string, std::vector<std::string>> users_{};
  std::vector<std::string> new_names_{};
  std::set<std::string> waiting_names_{};
};

// What reading systems make of `dir` (HTML, 15.3.6).
const css::Stylesheet& sheet_of_attributes() {
  static const css::Stylesheet sheet = [] {
    Diagnostics diagnostics;
    return css::parse_sheet("[dir=rtl] { direction: rtl } [dir=ltr] { direction: ltr }",
                            FileId::none, css::Origin::house, diagnostics);
  }();
  return sheet;
}

css::StyledTree computed(const Document& document, const css::ElementTree& tree) {
  std::vector<const css::Stylesheet*> sheets =
      css::reflowable_sheets(document.stylesheets.get());
  sheets.insert(sheets.begin(), &sheet_of_attributes());
  std::vector<css::Active<StyleRule>> rules;
  for (const css::Stylesheet* sheet : sheets) {
    css::for_each_steady_rule(*sheet, [&](const StyleRule& rule) {
      if (has_any(rule, is_direction) || has_any(rule, is_custom_property)) {
        rules.push_back({&rule, sheet->origin});
      }
    });
  }
  return css::style_elements(tree, rules, {});
}

}  // namespace

bool has_directions(const Document& document) {
  if (document.stylesheets == nullptr) {
    return false;
  }
  bool found = false;
  for (const css::Stylesheet& sheet : document.stylesheets->list) {
    css::for_each_reflowable_rule(sheet, [&](const StyleRule& rule) {
      found = found || has_any(rule, is_direction);
    });
  }
  return found;
}

std::set<const StyleDeclaration*> waiting_directions(const Document& document) {
  return DirectionRules(document).waiting();
}

std::vector<xhtml::AddedAttribute> direction_attributes(const Document& document,
                                                        const css::ElementTree& tree) {
  const css::StyledTree styled = computed(document, tree);
  std::vector<xhtml::AddedAttribute> added;
  std::string stated;
  for (std::uint32_t at = 0; at < tree.elements.size(); ++at) {
    const css::Element& element = tree.elements[at];
    const css::TextDirection own = styled[css::ElementId{at}].direction;
    const css::TextDirection around = element.parent == css::ElementId::none
                                          ? css::TextDirection::left_to_right
                                          : styled[element.parent].direction;
    if (own != around || css::has_attribute(element, "dir", stated)) {
      added.push_back(
          {.element = at,
           .name = "dir",
           .value = own == css::TextDirection::right_to_left ? "rtl" : "ltr"});
    }
  }
  return added;
}

}  // namespace octavo::epub
