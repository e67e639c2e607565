#include "formats/css/reflow_variables.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "formats/css/house.h"
#include "formats/css/marks.h"
#include "formats/css/targets.h"

namespace octavo::css {
namespace {

// Values of one variable that are tried.
constexpr std::size_t most_choices = 8;

using Values = std::map<std::string, std::vector<const StyleDeclaration*>>;

Values values_of_variables(const std::vector<const Stylesheet*>& sheets) {
  Values values;
  for (const Stylesheet* sheet : sheets) {
    for_each_reflowable_rule(*sheet, [&](const StyleRule& rule) {
      for (const StyleDeclaration& declaration : rule.declarations) {
        if (declaration.property == nullptr) {
          values[declaration.name].push_back(&declaration);
        }
      }
    });
  }
  return values;
}

bool asks_for_words(ComponentValues value) {
  return !replace_target_texts(
      value, [](const ContentItem&) { return std::optional<ComponentValue>(); });
}

}  // namespace

ReflowVariables::ReflowVariables(const Stylesheets& sheets)
    : constants_(reflowable_sheets(&sheets)) {
  const Values values = values_of_variables(reflowable_sheets(&sheets));
  std::size_t most = 1;
  for (const auto& [name, declarations] : values) {
    most = std::max(most, declarations.size());
  }
  for (std::size_t choice = 0; choice < std::min(most, most_choices); ++choice) {
    std::vector<const StyleDeclaration*> chosen;
    for (const auto& [name, declarations] : values) {
      chosen.push_back(declarations[std::min(choice, declarations.size() - 1)]);
    }
    choices_.push_back(
        *custom_properties(std::make_shared<const CustomProperties>(), chosen, budget_));
  }
}

ReflowVariables::Outcome ReflowVariables::outcome(const StyleDeclaration& declaration) {
  const ComponentValues written = constants_.written_out(declaration.value);
  const bool is_known = !has_variable(written);
  bool is_ever_valid = false;
  for (const CustomProperties& choice : choices_) {
    const auto value = substitute(written, &choice, budget_);
    Assignments assignments;
    if (!value || !assign_declaration(*declaration.property, *value, assignments)) {
      continue;
    }
    is_ever_valid = true;
    // What is written out is looked up when the book is made.
    const bool lacks_words = !is_known && asks_for_words(*value);
    if (!assignments.in_reflow || lacks_words || is_revert(*value)) {
      return Outcome::of_pages;
    }
  }
  return is_ever_valid ? Outcome::shown : Outcome::invalid;
}

std::vector<const Stylesheet*> reflowable_sheets(const Stylesheets* sheets) {
  std::vector<const Stylesheet*> all = {&default_sheet()};
  if (sheets != nullptr) {
    for (const Stylesheet& sheet : sheets->list) {
      all.push_back(&sheet);
    }
  }
  return all;
}

}  // namespace octavo::css
