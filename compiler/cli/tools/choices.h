#pragma once

#include <string>
#include <vector>

#include "compiler/cli/command_line_words.h"

namespace octavo::cli {

/// What can stand in one place of a command line, as far as it can be told beforehand.
struct Choices {
  /// Where one ends with a colon, the name of a file comes behind it.
  std::vector<std::string> values{};
  bool has_files = false;
  /// Of the files; empty: any.
  std::vector<std::string> extensions{};
  bool has_folders = false;

  bool end_open() const { return !values.empty() && values.front().ends_with(':'); }
};

/// Of the value of an option, or of an operand, of a command.
Choices choices_of(const CommandWords& command, const OptionWords& option);

}  // namespace octavo::cli
