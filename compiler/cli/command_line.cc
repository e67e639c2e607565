#include "compiler/cli/command_line.h"

#include <algorithm>
#include <optional>
#include <sstream>
#include <string_view>
#include <utility>

#include <CLI/CLI.hpp>

#include "compiler/cli/command_line_grammar.h"
#include "compiler/cli/command_line_help.h"
#include "compiler/suggest.h"
#include "compiler/text/characters.h"

namespace octavo::cli {
namespace {

bool wants_json(const std::vector<std::string>& arguments) {
  const auto is_form = [](const std::string& word) {
    return to_lower(word) == "--diagnostics=json";
  };
  if (std::ranges::any_of(arguments, is_form)) {
    return true;
  }
  const auto option = std::ranges::find(arguments, "--diagnostics");
  return option != arguments.end() && option + 1 != arguments.end() &&
         to_lower(*(option + 1)) == "json";
}

Hint help_hint(const std::string& command) {
  return {.message = "`octavo " + command + (command.empty() ? "" : " ") +
                     "--help` says what there is"};
}

std::vector<std::string> option_names(const CLI::App& command) {
  std::vector<std::string> names;
  for (const CLI::Option* option : command.get_options()) {
    for (const std::string& name : option->get_lnames()) {
      names.push_back("--" + name);
    }
  }
  return names;
}

/// An option whose value is empty or blank, as an unset variable of the shell makes it.
std::optional<UsageError> empty_value(const CLI::App& command) {
  for (const CLI::Option* option : command.get_options()) {
    const bool is_empty =
        option->get_expected_min() > 0 &&
        std::ranges::any_of(option->results(),
                            [](const std::string& value) { return is_invisible(value); });
    if (is_empty && !option->get_lnames().empty()) {
      const std::string name = "--" + option->get_lnames().front();
      return UsageError{
          .message = "the value of `" + name + "` is empty",
          .hints = {{.message = "write one behind it, or leave " + name + " out"}}};
    }
  }
  return std::nullopt;
}

/// What the grammar has no place for: an unknown option, or a word too many.
UsageError unknown_word(const std::string& word,
                        const std::string& name,
                        const CLI::App& command) {
  if (!word.starts_with('-') || word == "-") {
    return {.message = "`octavo " + name + "` takes no further word: `" + word + "`",
            .hints = {help_hint(name)}};
  }
  const std::string option = word.substr(0, word.find('='));
  UsageError error{.message = "`octavo " + name + "` has no option `" + option + "`"};
  if (const auto meant = nearest(option, option_names(command))) {
    error.hints.push_back({.message = "did you mean `" + *meant + "`?"});
  }
  error.hints.push_back(help_hint(name));
  return error;
}

std::vector<std::string> command_names() {
  std::vector<std::string> names;
  for (const CommandHelp& help : command_helps()) {
    if (help.name.find(' ') == std::string_view::npos) {
      names.emplace_back(help.name);
    }
  }
  return names;
}

/// "build, batch or check".
std::string any_of(const std::vector<std::string>& names) {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    text += (i == 0 ? "" : i + 1 == names.size() ? " or " : ", ") + names[i];
  }
  return text;
}

UsageError no_subcommand(const CLI::App& app) {
  const std::vector<std::string> words = app.remaining();
  if (words.empty()) {
    return {
        .message = "octavo needs a sub-command: " + any_of(command_names()),
        .hints = {{.message = "`octavo build book.md` makes the book"}, help_hint("")}};
  }
  const std::string& word = words.front();
  if (word.starts_with('-') && word != "-") {
    UsageError error{.message = "octavo has no option `" + word + "`", .hints = {}};
    error.hints.push_back({.message = "options of a sub-command stand after its name"});
    error.hints.push_back(help_hint(""));
    return error;
  }
  UsageError error{.message = "octavo has no sub-command `" + word + "`"};
  if (const auto meant = nearest(word, command_names())) {
    error.hints.push_back({.message = "did you mean `octavo " + *meant + "`?"});
  } else if (word.find('.') != std::string::npos || word == "-") {
    error.hints.push_back({.message = "`octavo build " + word + "` makes a book of it"});
  }
  error.hints.push_back(help_hint(""));
  return error;
}

/// Of one that has others behind it and was said without.
UsageError no_command_behind(const CLI::App& command) {
  std::vector<std::string> names;
  for (const CLI::App* each : command.get_subcommands({})) {
    names.push_back(each->get_name());
  }
  return {.message =
              "`octavo " + command.get_name() + "` needs " + any_of(names) + " behind it",
          .hints = {help_hint(command.get_name())}};
}

/// What a sub-command has filled.
Command filled(const std::string& name, Grammar& grammar) {
  if (name == "build") {
    return std::move(grammar.build);
  }
  if (name == "batch") {
    return std::move(grammar.batch);
  }
  if (name == "merge-reports") {
    return std::move(grammar.merge);
  }
  if (name == "cache info") {
    return std::move(grammar.cache_info);
  }
  if (name == "cache prune") {
    return std::move(grammar.cache_prune);
  }
  if (name == "check") {
    return std::move(grammar.check);
  }
  if (name == "verify") {
    return std::move(grammar.verify);
  }
  if (name == "themes") {
    return std::move(grammar.themes);
  }
  if (name == "explain") {
    return std::move(grammar.explain);
  }
  return FontsCommand{};
}

Command command_of(Grammar& grammar) {
  const std::vector<CLI::App*> chosen = grammar.app->get_subcommands();
  if (chosen.empty() || !grammar.app->remaining().empty()) {
    return no_subcommand(*grammar.app);
  }
  const CLI::App* command = chosen.front();
  std::string name = command->get_name();
  if (const std::vector<CLI::App*> behind = command->get_subcommands(); !behind.empty()) {
    command = behind.front();
    name += " " + command->get_name();
  }
  if (const std::vector<std::string> extra = command->remaining(); !extra.empty()) {
    return unknown_word(extra.front(), name, *command);
  }
  if (!command->get_subcommands({}).empty()) {
    return no_command_behind(*command);
  }
  if (auto error = empty_value(*command)) {
    return *error;
  }
  return filled(name, grammar);
}

/// CLI11's own words name the option first: "--title: 1 required TEXT missing".
std::string message_of(const CLI::ParseError& error) {
  std::string said = error.what();
  const std::size_t begin = said.find("--");
  if (begin == std::string::npos) {
    return said;
  }
  const std::size_t size = said.find_first_of(": =", begin) - begin;
  const std::string option = "`" + said.substr(begin, size) + "`";
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr) {
    return said.find("At Most") == std::string::npos ? option + " needs a value behind it"
                                                     : option + " is said twice";
  }
  return dynamic_cast<const CLI::ConversionError*>(&error) != nullptr
             ? option + " takes no such value"
             : said;
}

/// Behind `--` every word is an input, whatever it begins with.
std::vector<std::string> take_words_behind_dashes(std::vector<std::string>& arguments) {
  const auto dashes = std::ranges::find(arguments, "--");
  if (dashes == arguments.end()) {
    return {};
  }
  std::vector<std::string> words(dashes + 1, arguments.end());
  arguments.erase(dashes, arguments.end());
  return words;
}

void add_inputs(const std::vector<std::string>& words, Command& command) {
  BookArguments* book = nullptr;
  if (auto* build = std::get_if<BuildCommand>(&command)) {
    book = &build->book;
  } else if (auto* batch = std::get_if<BatchCommand>(&command)) {
    book = &batch->build.book;
  } else if (auto* check = std::get_if<CheckCommand>(&command)) {
    book = &check->book;
  } else if (auto* verify = std::get_if<VerifyCommand>(&command)) {
    book = &verify->book;
  }
  if (book != nullptr) {
    book->inputs.insert(book->inputs.end(), words.begin(), words.end());
  } else if (auto* merge = std::get_if<MergeReportsCommand>(&command)) {
    merge->inputs.insert(merge->inputs.end(), words.begin(), words.end());
  } else if (!words.empty() && !std::holds_alternative<UsageError>(command)) {
    command = UsageError{.message =
                             "only `octavo build`, `batch`, `merge-reports`, "
                             "`check` and `verify` take inputs",
                         .hints = {help_hint("")}};
  }
}

/// CLI11 throws what it has to say; --help and --version too.
Command parse(std::vector<std::string> arguments) {
  Grammar grammar;
  std::ranges::reverse(arguments);
  try {
    grammar.app->parse(std::move(arguments));
    return command_of(grammar);
  } catch (const CLI::Success& success) {
    std::ostringstream text;
    grammar.app->exit(success, text, text);
    return PrintCommand{.text = text.str()};
  } catch (const CLI::ParseError& error) {
    const std::vector<CLI::App*> chosen = grammar.app->get_subcommands();
    return UsageError{.message = message_of(error),
                      .hints = {help_hint(chosen.empty() ? std::string()
                                                         : chosen.front()->get_name())}};
  }
}

}  // namespace

std::variant<BuildCommand, UsageError> read_build_options(
    BuildCommand command, std::vector<std::string> options) {
  CLI::App app("", "build");
  app.allow_extras();
  std::vector<std::string> inputs = std::exchange(command.book.inputs, {});
  add_making_options(app, command);
  std::ranges::reverse(options);
  try {
    app.parse(std::move(options));
  } catch (const CLI::ParseError& error) {
    return UsageError{.message = message_of(error), .hints = {help_hint("build")}};
  }
  if (const std::vector<std::string> extra = app.remaining(); !extra.empty()) {
    return unknown_word(extra.front(), "build", app);
  }
  if (auto error = empty_value(app)) {
    return std::move(*error);
  }
  // A word behind an option that takes none.
  if (!command.book.inputs.empty()) {
    return UsageError{.message = "`" + command.book.inputs.front() +
                                 "` is the value of an option that takes none",
                      .hints = {{.message = "such an option is true or false"}}};
  }
  command.book.inputs = std::move(inputs);
  return command;
}

Command read_command_line(std::vector<std::string> arguments) {
  const bool as_json = wants_json(arguments);
  const std::vector<std::string> inputs = take_words_behind_dashes(arguments);
  Command command = parse(std::move(arguments));
  add_inputs(inputs, command);
  if (auto* error = std::get_if<UsageError>(&command)) {
    error->as_json = as_json;
  }
  return command;
}

}  // namespace octavo::cli
