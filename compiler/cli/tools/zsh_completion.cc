#include "compiler/cli/tools/choices.h"
#include "compiler/cli/tools/completions.h"

namespace octavo::cli {
namespace {

constexpr const char* zsh_head = R"(#compdef octavo
# zsh completion for octavo, made of its grammar.

# Beginnings of a word that goes on with the name of a file.
_octavo_open() {
  if compset -P '*:'; then
    _files
  else
    compadd -S '' -- "$@"
  fi
}

)";

std::string zsh_escaped(const std::string& text, const std::string& letters) {
  std::string out;
  for (const char byte : text) {
    out += letters.find(byte) == std::string::npos ? "" : "\\";
    out += byte;
  }
  return out;
}

/// What is offered for a value, as _arguments has it.
std::string zsh_action(const Choices& choices) {
  const std::string values = zsh_escaped(joined(choices.values, " "), ":");
  if (choices.end_open()) {
    return " _octavo_open " + values;
  }
  std::vector<std::string> endings;
  endings.reserve(choices.extensions.size());
  for (const std::string& extension : choices.extensions) {
    endings.push_back(extension.substr(1));
  }
  const std::string files = choices.has_folders  ? "_files -/"
                            : !choices.has_files ? std::string()
                            : endings.empty()
                                ? "_files"
                                : "_files -g \"*.(" + joined(endings, "|") + ")\"";
  if (values.empty()) {
    return files.empty() ? " " : files;
  }
  return files.empty() ? "(" + values + ")"
                       : "{_alternative \"values:value:(" + values + ")\" " +
                             shell_word("files:file:" + files) + "}";
}

std::string zsh_function(const CommandWords& command) {
  return "_" + joined(command.path, "_");
}

std::string zsh_option(const CommandWords& command, const OptionWords& option) {
  std::string lines;
  for (const std::string& name : option.names) {
    const std::string others =
        option.repeats ? "*" : "(" + joined(option.names, " ") + ")";
    const bool is_long = name.starts_with("--");
    std::string spec = others + name;
    if (!option.value.empty()) {
      spec += is_long ? "=" : "+";
    }
    spec += "[" + zsh_escaped(option.purpose, "[]\\:") + "]";
    if (!option.value.empty()) {
      spec += ":" + option.value + ":" + zsh_action(choices_of(command, option));
    }
    lines += " \\\n    " + shell_word(spec);
  }
  return lines;
}

std::string zsh_inner(const CommandWords& command) {
  std::string names;
  std::string calls;
  for (const CommandWords& inner : command.commands) {
    names += "      " +
             shell_word(zsh_escaped(inner.path.back(), ":") + ":" + inner.purpose) + "\n";
    calls += "        " + inner.path.back() + ") " + zsh_function(inner) + " ;;\n";
  }
  return "  case $state in\n    command)\n    commands=(\n" + names +
         "    )\n      _describe sub-command commands ;;\n    words)\n      case "
         "$line[1] in\n" +
         calls + "      esac ;;\n  esac\n";
}

std::string zsh_command(const CommandWords& command) {
  std::string text = zsh_function(command) +
                     "() {\n  local context state state_descr line\n  local -a commands\n"
                     "  typeset -A opt_args\n  _arguments -C";
  for (const OptionWords& option : command.options) {
    text += zsh_option(command, option);
  }
  if (!command.commands.empty()) {
    return text + " \\\n    '1: :->command' \\\n    '*:: :->words'\n" +
           zsh_inner(command) + "}\n\n";
  }
  if (command.operand) {
    const std::string spec = (command.operand->repeats ? "*:" : "1:") +
                             command.operand->value + ":" +
                             zsh_action(choices_of(command, *command.operand));
    text += " \\\n    " + shell_word(spec);
  }
  return text + "\n}\n\n";
}

}  // namespace

std::string zsh_completion(const CommandWords& octavo) {
  std::string text = zsh_head;
  for (const CommandWords* command : all_commands(octavo)) {
    text += zsh_command(*command);
  }
  // The file is the function's body where zsh loads it by itself.
  return text +
         "if [[ $funcstack[1] == _octavo ]]; then\n  _octavo \"$@\"\nelse\n"
         "  compdef _octavo octavo\nfi\n";
}

}  // namespace octavo::cli
