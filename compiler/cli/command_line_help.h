#pragma once

#include <span>
#include <string_view>

namespace octavo::cli {

/// What a sub-command says of itself.
struct CommandHelp {
  std::string_view name{};
  /// In a line.
  std::string_view purpose{};
  std::string_view examples{};
  /// What its exit statuses mean; empty: it cannot fail.
  std::string_view statuses{};
};

/// Of all there are, in the order of `octavo --help`.
std::span<const CommandHelp> command_helps();
/// Of octavo itself.
const CommandHelp& main_help();

}  // namespace octavo::cli
