#pragma once

#include <optional>
#include <string>
#include <vector>

namespace octavo::cli {

/// An option, or what stands behind all of them.
struct OptionWords {
  /// "-o" and "--output"; that of an operand is "INPUT".
  std::vector<std::string> names{};
  /// What stands for its value; empty: it takes none.
  std::string value{};
  std::string purpose{};
  bool repeats = false;
};

/// The grammar of a command as words, for those that print it.
struct CommandWords {
  /// "octavo", "build".
  std::vector<std::string> path{};
  std::string purpose{};
  /// What its help ends with: paragraphs, examples, exit statuses.
  std::string remarks{};
  std::vector<OptionWords> options{};
  std::optional<OptionWords> operand{};
  std::vector<CommandWords> commands{};
};

/// Octavo's own, with all sub-commands in it.
CommandWords command_line_words();

}  // namespace octavo::cli
