#include "compiler/codes.h"

namespace octavo::codes {
namespace {

constexpr DiagnosticCode verifying_codes[] = {
    {.code = "map-incomplete",
     .severity = Severity::warning,
     .explanation =
         "`--map` tells the places of a finished book by its words, read back from its "
         "file. They are not those of the manuscript, and the map does not have that "
         "book's places. This is a fault of octavo's and worth a report.",
     .example = "octavo build book.md --map book.json"},
    {.code = "page-list-differs",
     .severity = Severity::warning,
     .explanation =
         "Pages of the PDF that `--page-list` names have words, and none that follow one "
         "another in the book: it is the PDF of another text, or much was changed since "
         "it was made. The e-book marks such a page where the next one begins.",
     .example = "octavo build book.md --page-list another-book.pdf"},
    {.code = "page-list-unreadable",
     .severity = Severity::error,
     .explanation =
         "The PDF that `--page-list` names is not there, cannot be read or is damaged or "
         "encrypted. No book is made, because it would not have the pages that are asked "
         "for.",
     .example = "octavo build book.md --page-list absent.pdf"},
    {.code = "verify-link",
     .severity = Severity::error,
     .explanation =
         "A link of the manuscript, an entry of its contents or the mark of a note is "
         "none in the finished book, or leads nowhere or somewhere else. If nobody has "
         "changed the book since octavo made it, this is a fault of octavo's and worth a "
         "report.",
     .example = "octavo verify book.md changed.epub"},
    {.code = "verify-metadata",
     .severity = Severity::error,
     .explanation =
         "The title, the authors or the language that the finished book states are not "
         "those of the manuscript: it was made with other options (--title, --author, "
         "--lang), or before the last change of the front matter.",
     .example = "octavo verify book.md --title Salt pepper.pdf"},
    {.code = "verify-page",
     .severity = Severity::error,
     .explanation =
         "The pages of the PDF do not follow its text, or those that the EPUB marks do "
         "not begin where the PDF's do: the two books are not of one making. Build both "
         "with one command.",
     .example = "octavo verify book.md book.epub a4.pdf"},
    {.code = "verify-picture",
     .severity = Severity::error,
     .explanation =
         "The descriptions of pictures in the finished book are not those of the "
         "manuscript, told for the first that differs.",
     .example = "octavo verify book.md changed.epub"},
    {.code = "verify-text",
     .severity = Severity::error,
     .explanation =
         "The words of the finished book, read from its file in their order, are not "
         "those of the manuscript: the first differences are told, each at its place. "
         "Either the book was not made of this manuscript with these options, or it was "
         "changed or damaged since.",
     .example = "octavo verify book.md changed.epub"},
    {.code = "verify-unreadable",
     .severity = Severity::error,
     .explanation =
         "The file is no EPUB, or no tagged PDF, that octavo can read back: it is "
         "damaged, or another program made it and it has no structure.",
     .example = "octavo verify book.md untagged.pdf"},
};

}  // namespace

std::span<const DiagnosticCode> verifying() {
  return verifying_codes;
}

}  // namespace octavo::codes
