#include "compiler/cli/tools/choices.h"
#include "compiler/cli/tools/completions.h"

namespace octavo::cli {
namespace {

constexpr const char* bash_head = R"(# bash completion for octavo, made of its grammar.

# Folders, and the files that end with one of the words behind the first one.
__octavo_files() {
  local word=$1 ending
  shift
  compopt -o filenames 2>/dev/null
  mapfile -t COMPREPLY < <(
    compgen -d -- "$word"
    for ending; do compgen -f -X "!*$ending" -- "$word"; done)
}

__octavo_values() {
  mapfile -t COMPREPLY < <(compgen -W "$2" -- "$1")
  [[ ${COMPREPLY-} != *: ]] || compopt -o nospace 2>/dev/null
}

# Adds to what there is.
__octavo_values_and_files() {
  __octavo_files "$1" "${@:3}"
  mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -W "$2" -- "$1")
}

_octavo() {
  local words=("${COMP_WORDS[@]:0:COMP_CWORD}") word=${COMP_WORDS[COMP_CWORD]}
  local command=octavo option i
  COMPREPLY=()
  # Readline takes --to=epub and html:books.html for three words each.
  if [[ $word == [=:] ]]; then
    words+=("$word")
    word=
  fi
  case ${words[-1]} in
    =) option=${words[-2]} ;;
    :) __octavo_files "$word" ''; return ;;
    *) option=${words[-1]} ;;
  esac
  for ((i = 1; i < ${#words[@]}; i++)); do
    case "$command ${words[i]}" in
)";

std::string bash_endings(const Choices& choices) {
  if (!choices.has_files) {
    return {};
  }
  std::string endings;
  for (const std::string& extension : choices.extensions) {
    endings += " " + shell_word(extension);
  }
  return endings.empty() ? " ''" : endings;
}

std::string bash_offer(const Choices& choices) {
  const std::string values = shell_word(joined(choices.values, " "));
  const bool has_names = choices.has_files || choices.has_folders;
  if (choices.values.empty()) {
    return has_names ? "__octavo_files \"$word\"" + bash_endings(choices) : ":";
  }
  return has_names
             ? "__octavo_values_and_files \"$word\" " + values + bash_endings(choices)
             : "__octavo_values \"$word\" " + values;
}

std::string bash_paths(const CommandWords& octavo) {
  std::vector<std::string> paths;
  for (const CommandWords* command : all_commands(octavo)) {
    if (command->path.size() > 1) {
      paths.push_back(shell_word(joined(command->path, " ")));
    }
  }
  return "      " + joined(paths, " | ") + ")\n        command+=\" ${words[i]}\" ;;\n";
}

std::string bash_values(const CommandWords& command) {
  std::string rows;
  for (const OptionWords& option : command.options) {
    if (option.value.empty()) {
      continue;
    }
    std::vector<std::string> patterns;
    patterns.reserve(option.names.size());
    for (const std::string& name : option.names) {
      patterns.push_back(shell_word(joined(command.path, " ") + " " + name));
    }
    rows += "    " + joined(patterns, " | ") + ") " +
            bash_offer(choices_of(command, option)) + "; return ;;\n";
  }
  return rows;
}

std::string bash_words(const CommandWords& command) {
  std::vector<std::string> options;
  options.reserve(command.options.size());
  for (const OptionWords& option : command.options) {
    options.push_back(joined(option.names, " "));
  }
  std::vector<std::string> inner;
  inner.reserve(command.commands.size());
  for (const CommandWords& each : command.commands) {
    inner.push_back(each.path.back());
  }
  const std::string operand =
      inner.empty()
          ? command.operand ? bash_offer(choices_of(command, *command.operand)) : ":"
          : "__octavo_values \"$word\" " + shell_word(joined(inner, " "));
  return "    " + shell_word(joined(command.path, " ") + " -") +
         "*) __octavo_values \"$word\" " + shell_word(joined(options, " ")) +
         " ;;\n    " + shell_word(joined(command.path, " ") + " ") + "*) " + operand +
         " ;;\n";
}

}  // namespace

std::string bash_completion(const CommandWords& octavo) {
  std::string values;
  std::string words;
  for (const CommandWords* command : all_commands(octavo)) {
    values += bash_values(*command);
    // The longer path is the first that matches.
    words.insert(0, bash_words(*command));
  }
  return bash_head + bash_paths(octavo) +
         "    esac\n  done\n  case \"$command $option\" in\n" + values +
         "  esac\n  case \"$command $word\" in\n" + words +
         "  esac\n}\n\ncomplete -F _octavo octavo\n";
}

}  // namespace octavo::cli
