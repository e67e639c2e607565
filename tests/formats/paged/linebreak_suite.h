#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace octavo::paged {

/// How octavo's breaks compare with another program's on the same paragraphs.
struct SuiteResult {
  std::size_t paragraphs = 0;
  /// Of those, the ones that the other program set without an overfull line.
  std::size_t feasible = 0;
  /// Feasible ones with the other's total demerits.
  std::size_t equal = 0;
  /// Names of the feasible ones with other demerits.
  std::vector<std::string> different{};
};

/// `paragraphs` (may be gzipped) and `expected` hold one JSON object a line: the items
/// and settings of a paragraph, and `demerits`, null where it is not feasible. Empty when
/// a file cannot be read as that.
std::optional<SuiteResult> run_suite(const std::filesystem::path& paragraphs,
                                     const std::filesystem::path& expected);

}  // namespace octavo::paged
