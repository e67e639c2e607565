#include "compiler/cli/tools/choices.h"
#include "compiler/cli/tools/completions.h"

namespace octavo::cli {
namespace {

constexpr const char* fish_head = R"(# fish completion for octavo, made of its grammar.

# Whether the word to complete is one of this command.
function __octavo_is
    set -l words (commandline -opc)
    set -e words[1]
    set -l command octavo
    for word in $words
        if contains -- "$command $word" $__octavo_commands
            set command "$command $word"
        end
    end
    test "$command" = "$argv"
end

)";

/// Quotes and backslashes are all that fish looks at between single quotes.
std::string fish_quoted(const std::string& text) {
  std::string out = "'";
  for (const char byte : text) {
    out += byte == '\'' || byte == '\\' ? std::string("\\") + byte : std::string(1, byte);
  }
  return out + "'";
}

std::string fish_command(const CommandWords& command) {
  return "complete -c octavo -n " +
         fish_quoted("__octavo_is " + joined(command.path, " "));
}

std::string fish_offer(const Choices& choices) {
  std::string offer = joined(choices.values, " ");
  if (choices.has_files) {
    offer += (offer.empty() ? "" : " ") + std::string("(__fish_complete_suffix ") +
             (choices.extensions.empty() ? "''" : joined(choices.extensions, " ")) + ")";
  } else if (choices.has_folders) {
    offer += (offer.empty() ? "" : " ") + std::string("(__fish_complete_directories)");
  }
  return offer.empty() ? "" : " -k -a " + fish_quoted(offer);
}

std::string fish_option(const CommandWords& command, const OptionWords& option) {
  std::string line = fish_command(command);
  for (const std::string& name : option.names) {
    line += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
  }
  if (!option.value.empty()) {
    line += " -x" + fish_offer(choices_of(command, option));
  }
  return line + " -d " + fish_quoted(option.purpose) + "\n";
}

}  // namespace

std::string fish_completion(const CommandWords& octavo) {
  std::string text = fish_head;
  std::vector<std::string> paths;
  std::string lines;
  for (const CommandWords* command : all_commands(octavo)) {
    paths.push_back(fish_quoted(joined(command->path, " ")));
    for (const CommandWords& inner : command->commands) {
      lines += fish_command(*command) + " -a " + inner.path.back() + " -d " +
               fish_quoted(inner.purpose) + "\n";
    }
    if (command->operand) {
      lines += fish_command(*command) +
               fish_offer(choices_of(*command, *command->operand)) + "\n";
    }
    for (const OptionWords& option : command->options) {
      lines += fish_option(*command, option);
    }
  }
  return text + "set -g __octavo_commands " + joined(paths, " ") +
         "\n\ncomplete -c octavo -f\n" + lines;
}

}  // namespace octavo::cli
