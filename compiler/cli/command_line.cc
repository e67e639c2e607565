#include "compiler/cli/command_line.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <sstream>
#include <string_view>
#include <utility>

#include <CLI/CLI.hpp>

#include "compiler/suggest.h"
#include "compiler/text/characters.h"

namespace octavo::cli {
namespace {

constexpr std::string_view check_statuses =
    "Exit status: 0 the book has no errors; 1 it has errors (or warnings with "
    "--strict);\n"
    "2 the command line is wrong; 3 a file cannot be read.\n";

constexpr std::string_view exit_statuses =
    "Exit status: 0 the book is made; 1 the book has errors (or warnings with --strict)\n"
    "and no file is written; 2 the command line is wrong; 3 a file cannot be read or "
    "written.\n";

constexpr std::string_view main_examples =
    "Examples:\n"
    "  octavo build book.md                  book.epub and book.pdf, here\n"
    "  octavo build one.md two.md -o all.pdf one book of two files\n"
    "  octavo check book.md                  what is wrong with it\n"
    "  octavo explain unresolved-link        what a message means\n\n"
    "`octavo SUBCOMMAND --help` says more.\n";

constexpr std::string_view build_examples =
    "Formats of inputs: .txt and .text are plain text; .md, .markdown and every other\n"
    "name, and standard input, are Markdown. --from says otherwise; gfm and commonmark\n"
    "are those specifications and nothing more.\n\n"
    "Examples:\n"
    "  octavo build book.md                      book.epub and book.pdf, here\n"
    "  octavo build book.md -o out/book.epub     the format by its extension\n"
    "  octavo build ch1.md ch2.md --to pdf       one book, ch1.pdf\n"
    "  octavo build book.txt --paper 6x9in --lang pt\n"
    "  octavo build book.md --theme novel        a look of octavo's own\n"
    "  octavo build book.md --css house.css      as a stylesheet has it\n"
    "  octavo build - --to pdf < a.md > a.pdf    from and to the shell\n"
    "  octavo build book.md --emit tree          what octavo understood\n\n";

constexpr std::string_view batch_statuses =
    "Exit status: 0 all books are made; 1 one or more are not; 2 the command line or a "
    "list\n"
    "is wrong, and none is made; 3 a report cannot be written; 130 or 143 a signal has "
    "ended\n"
    "the run.\n";

constexpr std::string_view batch_examples =
    "INPUT is a file, a folder, a pattern with *, **, ? or [...], or -: a list on "
    "standard\n"
    "input, a path a line, between NULs, or a JSON object a line.\n\n"
    "Examples:\n"
    "  octavo batch articles -o books --jobs 8\n"
    "  octavo batch 'src/**/*.md' -o books --to epub --report jsonl:books.jsonl\n"
    "  git ls-files -z '*.md' | octavo batch - -o books --limit-time 60\n"
    "  octavo batch archive -o books --shard auto    one of many machines\n\n";

constexpr std::string_view check_examples =
    "Reads, improves and lays out the book as `build` does, and writes nothing.\n\n"
    "Examples:\n"
    "  octavo check book.md\n"
    "  octavo check --strict *.md                for a continuous check\n"
    "  octavo check book.md --diagnostics json   for an editor\n\n";

constexpr std::string_view verify_statuses =
    "Exit status: 0 they say the same; 1 they do not, or the manuscript has errors; 2 "
    "the\n"
    "command line is wrong; 3 a file cannot be read.\n";

constexpr std::string_view verify_examples =
    "Reads finished books back and holds them against their manuscript: every word in\n"
    "order, links and notes, the list of pages, descriptions of pictures, metadata. The\n"
    "inputs are what `build` was given, and the books that it made, by .epub and "
    ".pdf.\n\n"
    "Examples:\n"
    "  octavo verify book.md book.epub book.pdf\n"
    "  octavo verify ch1.md ch2.md --title Salt out/salt.pdf\n\n";

constexpr std::string_view fonts_examples =
    "A line a face: its family, style, size, and the scripts that it is there for.\n\n"
    "Example:\n"
    "  octavo fonts | grep Arab\n";

constexpr std::string_view themes_examples =
    "A line a theme: its name, and what it is. With NAME its stylesheet, to learn from "
    "or\n"
    "to begin one's own with.\n\n"
    "Examples:\n"
    "  octavo themes\n"
    "  octavo themes novel > book.css\n";

constexpr std::string_view explain_examples =
    "CODE may stand in its brackets, in any case. Without CODE: all codes.\n\n"
    "Example:\n"
    "  octavo explain invalid-utf8\n";

/// What decides which words a book has.
void add_text_options(CLI::App& command, BookArguments& book) {
  command
      .add_option("INPUT", book.inputs,
                  "Files of one book, in order; - is standard input")
      ->option_text(" ");
  command.add_option("--from", book.from, "Inputs are text, markdown, gfm or commonmark")
      ->option_text("FORMAT");
  command.add_option("--title", book.title, "Title of the book")->option_text("TEXT");
  command.add_option("--author", book.authors, "An author; again for each other")
      ->option_text("NAME")
      ->allow_extra_args(false);
  command.add_option("--lang", book.language, "Language of the book: pt, en-GB …")
      ->option_text("TAG");
  command.add_option("--diagnostics", book.diagnostics, "Form of messages: text or json")
      ->option_text("FORM");
}

void add_book_options(CLI::App& command, BookArguments& book) {
  add_text_options(command, book);
  command
      .add_option("--paper", book.paper,
                  "a5 (default), a4, letter, 6x9in, or any WxH in mm, cm, in, pt")
      ->option_text("SIZE");
  command
      .add_option("--theme", book.theme,
                  "One of octavo's looks; `octavo themes` lists them")
      ->option_text("NAME");
  command
      .add_option("--css", book.stylesheets,
                  "A stylesheet for both books; again for each other")
      ->option_text("FILE")
      ->allow_extra_args(false);
  command
      .add_option("--pdf-standard", book.pdf_standard,
                  "ua1,a2a (default), or one of ua1, a2a, a2b, a3a, or none")
      ->option_text("STANDARD");
  command
      .add_option(
          "--page-list", book.page_list,
          "The PDF whose pages the e-book lists (default: the one made with it), or none")
      ->option_text("FILE");
  command.add_option("--jobs", book.jobs, "Threads; the book is the same for any number")
      ->option_text("N");
  command.add_flag("--strict", book.strict, "Make no file when there are warnings");
  command.add_flag("--quiet", book.quiet, "Say only what is an error");
}

/// What `build` and `batch` are told alike.
void add_making_options(CLI::App& command, BuildCommand& build) {
  add_book_options(command, build.book);
  command
      .add_option("--to", build.formats,
                  "Formats to make: epub, pdf or epub,pdf (default)")
      ->option_text("FORMATS")
      ->delimiter(',')
      ->allow_extra_args(false);
  command.add_flag("--linearize", build.linearize,
                   "The PDF can be shown while it is being fetched");
  command
      .add_option("--epub-profile", build.epub_profile,
                  "What the EPUB is made for: generic (default), kindle, kobo or apple")
      ->option_text("PROFILE")
      ->allow_extra_args(false);
  command.add_flag("--obfuscate-fonts", build.obfuscate_fonts,
                   "The fonts of the EPUB are of no use outside of it");
}

void add_build_options(CLI::App& command, BuildCommand& build) {
  add_making_options(command, build);
  command
      .add_option("-o,--output", build.outputs,
                  "An .epub or .pdf to write; again for others; - is standard output")
      ->option_text("FILE")
      ->allow_extra_args(false);
  command
      .add_option("--map", build.map,
                  "Also write where each page, block and line is in the other book")
      ->option_text("FILE");
  command.add_option("--emit", build.emit, "Print a step instead: tree, xhtml or pages")
      ->option_text("STEP");
}

void add_batch_options(CLI::App& command, BatchCommand& batch) {
  add_making_options(command, batch.build);
  command
      .add_option("-o,--output", batch.folder,
                  "The folder of the outputs (default: the current one)")
      ->option_text("DIR");
  command
      .add_option("--shard", batch.shard,
                  "Make this part of the books: 2/8, or auto as the engine says")
      ->option_text("I/N");
  command
      .add_option(
          "--report", batch.reports,
          "Also write a report: html:FILE, junit:, sarif:, github:, gitlab: or jsonl:")
      ->option_text("REPORT")
      ->allow_extra_args(false);
  command.add_flag("--keep-going", batch.keep_going,
                   "Make all others when a book fails (default)");
  command.add_flag("--fail-fast", batch.fail_fast, "Begin no other when a book fails");
  command.add_option("--limit-time", batch.limit_time, "Seconds that a book may take")
      ->option_text("S");
  command
      .add_option("--limit-memory", batch.limit_memory, "Megabytes that a book may take")
      ->option_text("MB");
}

/// The sub-commands and what they fill.
struct Grammar {
  CLI::App app{
      "octavo makes an e-book (EPUB) and a printable book (PDF) of a manuscript.",
      "octavo"};
  BuildCommand build{};
  BatchCommand batch{};
  CheckCommand check{};
  VerifyCommand verify{};
  ThemesCommand themes{};
  ExplainCommand explain{};

  Grammar() {
    constexpr std::size_t help_column = 26;
    app.get_formatter()->column_width(help_column);
    app.set_version_flag("--version", std::string("octavo ") + OCTAVO_VERSION,
                         "Print the version");
    app.footer(std::string(main_examples) + "\n" + std::string(exit_statuses));
    app.allow_extras();
    add_build_options(*subcommand("build", "Make the book", build_examples), build);
    add_batch_options(*subcommand("batch", "Make many books", batch_examples), batch);
    add_book_options(
        *subcommand("check", "Say what is wrong with the book", check_examples),
        check.book);
    add_text_options(*subcommand("verify", "Hold finished books against their manuscript",
                                 verify_examples),
                     verify.book);
    subcommand("fonts", "List the faces there are", fonts_examples);
    subcommand("themes", "List the looks that octavo has", themes_examples)
        ->add_option("NAME", themes.theme, "Print the stylesheet of this one");
    subcommand("explain", "Explain a message by its code", explain_examples)
        ->add_option("CODE", explain.code, "The word in brackets of a message");
  }

  CLI::App* subcommand(const std::string& name,
                       const std::string& description,
                       std::string_view examples) {
    CLI::App* command = app.add_subcommand(name, description);
    command->allow_extras();
    const std::string_view statuses = name == "build"    ? exit_statuses
                                      : name == "batch"  ? batch_statuses
                                      : name == "check"  ? check_statuses
                                      : name == "verify" ? verify_statuses
                                                         : std::string_view();
    command->footer(std::string(examples) + std::string(statuses));
    return command;
  }
};

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
UsageError unknown_word(const std::string& word, const CLI::App& command) {
  const std::string& name = command.get_name();
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

UsageError no_subcommand(const CLI::App& app) {
  const std::vector<std::string> words = app.remaining();
  if (words.empty()) {
    return {
        .message =
            "octavo needs a sub-command: build, batch, check, verify, fonts, themes or "
            "explain",
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
  if (const auto meant = nearest(
          word, {"build", "batch", "check", "verify", "fonts", "themes", "explain"})) {
    error.hints.push_back({.message = "did you mean `octavo " + *meant + "`?"});
  } else if (word.find('.') != std::string::npos || word == "-") {
    error.hints.push_back({.message = "`octavo build " + word + "` makes a book of it"});
  }
  error.hints.push_back(help_hint(""));
  return error;
}

Command command_of(Grammar& grammar) {
  const std::vector<CLI::App*> chosen = grammar.app.get_subcommands();
  if (chosen.empty() || !grammar.app.remaining().empty()) {
    return no_subcommand(grammar.app);
  }
  const CLI::App& command = *chosen.front();
  if (const std::vector<std::string> extra = command.remaining(); !extra.empty()) {
    return unknown_word(extra.front(), command);
  }
  if (auto error = empty_value(command)) {
    return *error;
  }
  if (command.get_name() == "build") {
    return std::move(grammar.build);
  }
  if (command.get_name() == "batch") {
    return std::move(grammar.batch);
  }
  if (command.get_name() == "check") {
    return std::move(grammar.check);
  }
  if (command.get_name() == "verify") {
    return std::move(grammar.verify);
  }
  if (command.get_name() == "themes") {
    return std::move(grammar.themes);
  }
  if (command.get_name() == "explain") {
    return std::move(grammar.explain);
  }
  return FontsCommand{};
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
  } else if (!words.empty() && !std::holds_alternative<UsageError>(command)) {
    command = UsageError{
        .message = "only `octavo build`, `batch`, `check` and `verify` take inputs",
        .hints = {help_hint("")}};
  }
}

/// CLI11 throws what it has to say; --help and --version too.
Command parse(std::vector<std::string> arguments) {
  const auto grammar = std::make_unique<Grammar>();
  std::ranges::reverse(arguments);
  try {
    grammar->app.parse(std::move(arguments));
    return command_of(*grammar);
  } catch (const CLI::Success& success) {
    std::ostringstream text;
    grammar->app.exit(success, text, text);
    return PrintCommand{.text = text.str()};
  } catch (const CLI::ParseError& error) {
    const std::vector<CLI::App*> chosen = grammar->app.get_subcommands();
    return UsageError{.message = message_of(error),
                      .hints = {help_hint(chosen.empty() ? std::string()
                                                         : chosen.front()->get_name())}};
  }
}

}  // namespace

std::variant<BuildCommand, UsageError> read_build_options(
    BuildCommand command, std::vector<std::string> options) {
  CLI::App app;
  std::vector<std::string> inputs = std::exchange(command.book.inputs, {});
  add_making_options(app, command);
  std::ranges::reverse(options);
  try {
    app.parse(std::move(options));
  } catch (const CLI::ParseError& error) {
    return UsageError{.message = message_of(error), .hints = {help_hint("build")}};
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
