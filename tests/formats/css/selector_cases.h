#pragma once

#include <string>
#include <vector>

/// Selectors over one file of XHTML, and what a browser finds with them.
namespace octavo::tests {

struct SelectorCase {
  std::string clause{};
  std::string selector{};
  /// Ids in document order, "-" for none, or "invalid".
  std::string found{};
};

/// Relative to the repository.
inline constexpr const char* selector_cases_file = "tests/formats/css/selector_cases.txt";
inline constexpr const char* selector_cases_document =
    "tests/formats/css/selector_cases.xhtml";

std::vector<SelectorCase> read_selector_cases();
/// The whole file with the cases in the place of its own.
std::string print_selector_cases(const std::vector<SelectorCase>& cases);

}  // namespace octavo::tests
