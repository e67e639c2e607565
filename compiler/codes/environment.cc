#include "compiler/codes.h"

namespace octavo::codes {
namespace {

constexpr DiagnosticCode environment_codes[] = {
    {.code = "book-crashed",
     .severity = Severity::error,
     .explanation =
         "The process that made this book of a batch ended before the book was there: by "
         "a fault of octavo's or of a library's, or because somebody killed it. The "
         "other "
         "books are made. If it happens again it is worth a report, with the book.",
     .example = "octavo batch articles -o books & sleep 1; pkill -9 -P $!"},
    {.code = "book-out-of-memory",
     .severity = Severity::error,
     .explanation =
         "This book of a batch needs more memory than `--limit-memory` allows each. The "
         "other books are made. Raise the limit, or look at what the book has that "
         "others have not: pictures of many megapixels, a paragraph of megabytes.",
     .example = "octavo batch atlas.md --limit-memory 10"},
    {.code = "book-out-of-time",
     .severity = Severity::error,
     .explanation =
         "This book of a batch takes longer than `--limit-time` allows each, in seconds "
         "of the clock. The other books are made. Raise the limit, or run fewer books "
         "side by side with `--jobs`.",
     .example = "octavo batch encyclopedia.md --limit-time 1"},
    {.code = "cache-unwritable",
     .severity = Severity::warning,
     .explanation =
         "The folder that --cache names cannot be made or written to, or its disk is "
         "full. The books are made all the same, and made again the next time. What the "
         "cache holds already is used where it can be read.",
     .example = "octavo build book.md --cache /proc/cache"},
    {.code = "depfile-name",
     .severity = Severity::warning,
     .explanation =
         "A file that the book is made of has a line end in its name. Neither Make nor "
         "Ninja can read such a name in a rule, so that the one that --depfile writes "
         "does not have it: when the file changes they will not make the book again. "
         "Give it another name.",
     .example = "octavo build $'two\\nlines.md' --depfile book.d"},
    {.code = "disk-full",
     .severity = Severity::error,
     .explanation = "There is no room for the book where it should be written: the disk "
                    "or the quota "
                    "is full. Whatever stood at that path before is still there, whole. "
                    "Make room, or "
                    "write the book somewhere else with -o.",
     .example = "octavo build book.md -o /dev/full --to pdf"},
    {.code = "input-missing",
     .severity = Severity::error,
     .explanation =
         "No file has the name that the command line gives. Names are taken relative to "
         "the current folder; a name with spaces needs quotes in most shells.",
     .example = "octavo build no-such-file.md"},
    {.code = "input-not-a-file",
     .severity = Severity::error,
     .explanation = "The input is a folder. Octavo reads files: name the manuscript's "
                    "files one after "
                    "the other, in the order of the book.",
     .example = "octavo build chapters/"},
    {.code = "input-twice",
     .severity = Severity::warning,
     .explanation =
         "The command line names one file twice, so its text stands twice in the book. "
         "Most likely a pattern such as *.md found it besides its name. Leave one out.",
     .example = "octavo build preface.md *.md"},
    {.code = "input-unreadable",
     .severity = Severity::error,
     .explanation =
         "The file is there and cannot be read: its permissions forbid it, or the disk "
         "failed. Nothing was written.",
     .example = "chmod 0 book.md\noctavo build book.md"},
    {.code = "output-unwritable",
     .severity = Severity::error,
     .explanation =
         "The book was made and cannot be put where it should go: the folder is not "
         "there, "
         "is read-only or forbids writing, or the path is a folder itself. Whatever "
         "stood "
         "at that path before is still there, whole. Make the folder first, or choose "
         "another path with -o.",
     .example = "octavo build book.md -o no-such-folder/book.pdf"},
    {.code = "strict",
     .severity = Severity::error,
     .explanation =
         "The book has warnings, and --strict asks for a book without any: no file "
         "was written. The warnings stand above this message; mend them, or leave "
         "--strict out.",
     .example = "echo '[a link](#nowhere)' > book.md\noctavo build book.md --strict"},
    {.code = "usage",
     .severity = Severity::error,
     .explanation =
         "The command line says something that octavo does not understand: an unknown "
         "option, sub-command, paper, language or format, or outputs that contradict "
         "each "
         "other. Nothing was read or written. `octavo --help`, and --help after each "
         "sub-command, list what there is, with examples.",
     .example = "octavo build book.md --paper a99"},
};

}  // namespace

std::span<const DiagnosticCode> environment() {
  return environment_codes;
}

}  // namespace octavo::codes
