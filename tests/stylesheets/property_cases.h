#pragma once

#include <string>
#include <vector>

#include "formats/css/property.h"

namespace octavo::tests {

/// Relative to the repository.
inline constexpr const char* property_cases_file = "tests/stylesheets/property_cases.txt";

/// One declaration at work on the specimen.
struct PropertyCase {
  /// The rules that it is added to.
  std::string base{};
  /// A rule with one declaration.
  std::string rule{};
  const css::PropertyInfo* property = nullptr;
  /// Which of the books have it, as the tables of properties say.
  bool is_on_pages = false;
  bool is_in_reflow = false;

  std::string whole() const { return base + "\n" + rule; }
};

std::vector<PropertyCase> read_property_cases();

}  // namespace octavo::tests
