#include "compiler/cli/command_line_help.h"

#include <array>

namespace octavo::cli {
namespace {

constexpr std::string_view cache_examples =
    "A cache is a folder that `build` and `batch` are given with --cache.\n\n"
    "Examples:\n"
    "  octavo cache info .cache\n"
    "  octavo cache prune .cache --unused-for 7 --most 500\n\n";

constexpr std::string_view cache_statuses =
    "Exit status: 0 it is done; 2 the command line is wrong, or the folder is no "
    "cache.\n";

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

constexpr std::string_view merge_statuses =
    "Exit status: 0 all books are made; 1 one or more are not; 2 a report is none of "
    "octavo's;\n"
    "3 a report cannot be read or written.\n";

constexpr std::string_view merge_examples =
    "INPUT is what the shards of a batch wrote with --report jsonl:FILE. A book that "
    "several\n"
    "of them name is told once: as made where one made it, else as the last one says.\n\n"
    "Example:\n"
    "  octavo merge-reports shard-*.jsonl --report html:books.html\n\n";

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

}  // namespace

std::span<const CommandHelp> command_helps() {
  static constexpr std::array helps = {
      CommandHelp{"build", "Make the book", build_examples, exit_statuses},
      CommandHelp{"batch", "Make many books", batch_examples, batch_statuses},
      CommandHelp{"merge-reports", "Join the reports of several batches", merge_examples,
                  merge_statuses},
      CommandHelp{"cache", "Look after what has been made", cache_examples,
                  cache_statuses},
      CommandHelp{"cache info", "Say what a cache holds", cache_examples, cache_statuses},
      CommandHelp{"cache prune", "Take away what nobody uses", cache_examples,
                  cache_statuses},
      CommandHelp{"check", "Say what is wrong with the book", check_examples,
                  check_statuses},
      CommandHelp{"verify", "Hold finished books against their manuscript",
                  verify_examples, verify_statuses},
      CommandHelp{"fonts", "List the faces there are", fonts_examples, {}},
      CommandHelp{"themes", "List the looks that octavo has", themes_examples, {}},
      CommandHelp{"explain", "Explain a message by its code", explain_examples, {}},
  };
  return helps;
}

const CommandHelp& main_help() {
  static constexpr CommandHelp help = {
      "octavo",
      "octavo makes an e-book (EPUB) and a printable book (PDF) of a manuscript.",
      main_examples, exit_statuses};
  return help;
}

}  // namespace octavo::cli
