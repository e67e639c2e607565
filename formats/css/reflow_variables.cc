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

// Values of each variable that are tried, of however many variables and however often
// these are asked for.
constexpr std::size_t fewest_choices = 8;
// Where there are more, in all: each choice is one of every variable, and is tried by
// every declaration.
constexpr std::size_t most_tries = std::size_t{1} << 15U;

/// The variables of a book.
struct Variables {
  std::map<std::string, std::vector<const StyleDeclaration*>> values{};
  /// Of the variable that has most.
  std::size_t most_values = 1;
  /// Declarations of properties that ask for some.
  std::size_t uses = 0;

  void add(const StyleDeclaration& declaration) {
    if (declaration.property == nullptr) {
      auto& own = values[declaration.name];
      own.push_back(&declaration);
      most_values = std::max(most_values, own.size());
    }
    uses += declaration.has_variables ? 1 : 0;
  }

  std::size_t choices() const {
    const std::size_t work = values.size() + uses + 1;
    return std::min(most_values, std::max(fewest_choices, most_tries / work));
  }
};

Variables variables_of(const std::vector<const Stylesheet*>& sheets) {
  Variables variables;
  for (const Stylesheet* sheet : sheets) {
    for_each_reflowable_rule(*sheet, [&](const StyleRule& rule) {
      for (const StyleDeclaration& declaration : rule.declarations) {
        variables.add(declaration);
      }
    });
  }
  return variables;
}

bool asks_for_words(ComponentValues value) {
  return !replace_target_texts(
      value, [](const ContentItem&) { return std::optional<ComponentValue>(); });
}

}  // namespace

ReflowVariables::ReflowVariables(const Stylesheets& sheets)
    : constants_(reflowable_sheets(&sheets)) {
  const Variables variables = variables_of(reflowable_sheets(&sheets));
  for (std::size_t choice = 0; choice < variables.choices(); ++choice) {
    std::vector<const StyleDeclaration*> chosen;
    chosen.reserve(variables.values.size());
    for (const auto& [name, declarations] : variables.values) {
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
    if (!value || is_too_long(declaration.name, *value) ||
        !assign_declaration(*declaration.property, *value, assignments)) {
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
  std::vector<const Stylesheet*> all = {&look_beneath(sheets)};
  if (sheets != nullptr) {
    for (const Stylesheet& sheet : sheets->list) {
      all.push_back(&sheet);
    }
  }
  return all;
}

}  // namespace octavo::css
