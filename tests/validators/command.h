#pragma once

#include <string>
#include <vector>

namespace octavo::tests {

struct CommandResult {
  /// As shells have it; 127 for a program that is not there.
  int status = 0;
  /// Standard output, then what stood on standard error.
  std::string output{};
};

/// Runs a program with its arguments; no word is looked at by a shell.
CommandResult run_command(const std::vector<std::string>& words);

}  // namespace octavo::tests
