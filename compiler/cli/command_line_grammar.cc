#include "compiler/cli/command_line_grammar.h"

#include <string>

#include <CLI/CLI.hpp>

#include "compiler/cli/command_line_help.h"

namespace octavo::cli {
namespace {

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

}  // namespace

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

namespace {

void add_cache_option(CLI::App& command, BuildCommand& build) {
  command
      .add_option("--cache", build.cache,
                  "Keep what is made in this folder, and make nothing twice")
      ->option_text("DIR");
}

void add_build_options(CLI::App& command, BuildCommand& build) {
  add_making_options(command, build);
  add_cache_option(command, build);
  command
      .add_option("-o,--output", build.outputs,
                  "An .epub or .pdf to write; again for others; - is standard output")
      ->option_text("FILE")
      ->allow_extra_args(false);
  command
      .add_option("--map", build.map,
                  "Also write where each page, block and line is in the other book")
      ->option_text("FILE");
  command
      .add_option("--depfile", build.depfile,
                  "Also write what the books are made of, as a rule for Make and Ninja")
      ->option_text("FILE");
  command.add_option("--emit", build.emit, "Print a step instead: tree, xhtml or pages")
      ->option_text("STEP");
}

void add_report_option(CLI::App& command, std::vector<std::string>& reports) {
  command
      .add_option(
          "--report", reports,
          "Also write a report: html:FILE, junit:, sarif:, github:, gitlab: or jsonl:")
      ->option_text("REPORT")
      ->allow_extra_args(false);
}

void add_batch_options(CLI::App& command, BatchCommand& batch) {
  add_making_options(command, batch.build);
  command.get_option("INPUT")->description(
      "Files, folders, patterns; - is a list on standard input");
  add_cache_option(command, batch.build);
  command
      .add_option("-o,--output", batch.folder,
                  "The folder of the outputs (default: the current one)")
      ->option_text("DIR");
  command
      .add_option("--shard", batch.shard,
                  "Make this part of the books: 2/8, or auto as the engine says")
      ->option_text("I/N");
  add_report_option(command, batch.reports);
  command.add_flag("--thumbnails", batch.thumbnails,
                   "Reports of the form jsonl have the first pages, as html does");
  command.add_flag("--keep-going", batch.keep_going,
                   "Make all others when a book fails (default)");
  command.add_flag("--fail-fast", batch.fail_fast, "Begin no other when a book fails");
  command.add_option("--limit-time", batch.limit_time, "Seconds that a book may take")
      ->option_text("S");
  command
      .add_option("--limit-memory", batch.limit_memory, "Megabytes that a book may take")
      ->option_text("MB");
}

void add_merge_options(CLI::App& command, MergeReportsCommand& merge) {
  command
      .add_option("INPUT", merge.inputs, "Reports of the form jsonl, one or more a shard")
      ->option_text(" ");
  add_report_option(command, merge.reports);
}

void add_folder(CLI::App& command, std::string& folder) {
  command.add_option("DIR", folder, "The folder that --cache names")->option_text(" ");
}

void add_prune_options(CLI::App& command, CachePruneCommand& prune) {
  add_folder(command, prune.folder);
  command
      .add_option("--unused-for", prune.unused_for,
                  "Take away what nobody has used for as many days (default: 30)")
      ->option_text("DAYS");
  command
      .add_option("--most", prune.most,
                  "Then what nobody has used for longest, until it is no more")
      ->option_text("MB");
}

/// A sub-command by its name, which may be of one that stands behind another's.
CLI::App* add_command(CLI::App& app, std::string_view name, const std::string& purpose) {
  const std::size_t space = name.find(' ');
  if (space == std::string_view::npos) {
    return app.add_subcommand(std::string(name), purpose);
  }
  return app.get_subcommand(std::string(name.substr(0, space)))
      ->add_subcommand(std::string(name.substr(space + 1)), purpose);
}

}  // namespace

Grammar::Grammar()
    : app(std::make_unique<CLI::App>(std::string(main_help().purpose), "octavo")) {
  constexpr std::size_t help_column = 26;
  app->get_formatter()->column_width(help_column);
  app->set_version_flag("--version", std::string("octavo ") + OCTAVO_VERSION,
                        "Print the version");
  const CommandHelp& main = main_help();
  app->footer(std::string(main.examples) + "\n" + std::string(main.statuses));
  app->allow_extras();
  for (const CommandHelp& help : command_helps()) {
    CLI::App* command = add_command(*app, help.name, std::string(help.purpose));
    command->allow_extras();
    command->footer(std::string(help.examples) + std::string(help.statuses));
  }
  add_build_options(*app->get_subcommand("build"), build);
  add_batch_options(*app->get_subcommand("batch"), batch);
  add_merge_options(*app->get_subcommand("merge-reports"), merge);
  const CLI::App& cache = *app->get_subcommand("cache");
  add_folder(*cache.get_subcommand("info"), cache_info.folder);
  add_prune_options(*cache.get_subcommand("prune"), cache_prune);
  add_book_options(*app->get_subcommand("check"), check.book);
  add_text_options(*app->get_subcommand("verify"), verify.book);
  app->get_subcommand("themes")->add_option("NAME", themes.theme,
                                            "Print the stylesheet of this one");
  app->get_subcommand("explain")->add_option("CODE", explain.code,
                                             "The word in brackets of a message");
}

Grammar::~Grammar() = default;

}  // namespace octavo::cli
