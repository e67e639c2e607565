#pragma once

#include <string>
#include <vector>

#include "compiler/cli/command_line_words.h"

/// What completes a command line in each shell: scripts of tables that are made of the
/// grammar, around the little that finds out where in it the word stands.
namespace octavo::cli {

std::string bash_completion(const CommandWords& octavo);
std::string zsh_completion(const CommandWords& octavo);
std::string fish_completion(const CommandWords& octavo);

/// The command and all that are in it, outer ones first.
std::vector<const CommandWords*> all_commands(const CommandWords& command);

std::string joined(const std::vector<std::string>& words, const std::string& between);

/// As one word of a shell.
std::string shell_word(const std::string& text);

}  // namespace octavo::cli
