#pragma once

#include <vector>

#include "formats/css/print_variables.h"
#include "formats/css/style.h"
#include "formats/css/stylesheets.h"
#include "formats/css/variables.h"

namespace octavo::css {

/// What declarations with `var()` come to in reading systems. Variables with one value in
/// the whole book are known; of others every value is tried that the stylesheets give
/// them, since only an element tells which it has: hundreds, and eight where thousands
/// are asked for thousands of times.
class ReflowVariables {
 public:
  /// Must outlive it.
  explicit ReflowVariables(const Stylesheets& sheets);

  enum class Outcome : unsigned char {
    shown,
    /// With some of the values it is something that only pages have.
    of_pages,
    /// With none of them it is a value that the property takes.
    invalid
  };
  /// Of a property.
  Outcome outcome(const StyleDeclaration& declaration);

 private:
  RootConstants constants_;
  SubstitutionBudget budget_{};
  /// Variables together, each with one of its values.
  std::vector<CustomProperties> choices_{};
};

/// All stylesheets that the e-book is made from.
std::vector<const Stylesheet*> reflowable_sheets(const Stylesheets* sheets);

}  // namespace octavo::css
