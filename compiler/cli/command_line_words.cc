#include "compiler/cli/command_line_words.h"

#include <CLI/CLI.hpp>

#include "compiler/cli/command_line_grammar.h"

namespace octavo::cli {
namespace {

OptionWords words_of(const CLI::Option& option) {
  OptionWords words{.purpose = option.get_description(),
                    .repeats = option.get_expected_max() > 1};
  for (const std::string& name : option.get_snames()) {
    words.names.push_back("-" + name);
  }
  for (const std::string& name : option.get_lnames()) {
    words.names.push_back("--" + name);
  }
  if (!option.nonpositional()) {
    words.names.push_back(option.get_name(true));
  }
  if (option.get_expected_min() > 0) {
    // An operand is called by its name alone.
    words.value = option.nonpositional() ? option.get_option_text() : words.names.front();
  }
  return words;
}

CommandWords words_of(const CLI::App& command, std::vector<std::string> path) {
  CommandWords words{.path = std::move(path),
                     .purpose = command.get_description(),
                     .remarks = command.get_footer()};
  for (const CLI::Option* option : command.get_options()) {
    OptionWords each = words_of(*option);
    if (option->get_group().empty()) {
      continue;
    }
    if (option->nonpositional()) {
      words.options.push_back(std::move(each));
    } else {
      words.operand = std::move(each);
    }
  }
  for (const CLI::App* inner : command.get_subcommands({})) {
    std::vector<std::string> inner_path = words.path;
    inner_path.push_back(inner->get_name());
    words.commands.push_back(words_of(*inner, std::move(inner_path)));
  }
  return words;
}

}  // namespace

CommandWords command_line_words() {
  const Grammar grammar;
  return words_of(*grammar.app, {grammar.app->get_name()});
}

}  // namespace octavo::cli
