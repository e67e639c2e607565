#include "compiler/codes.h"

namespace octavo::codes {
namespace {

constexpr DiagnosticCode reading_codes[] = {
    {.code = "binary-input",
     .severity = Severity::error,
     .explanation =
         "The input is not text: a picture, a program, an archive, a word processor's "
         "file. Octavo reads plain text and Markdown. Export the manuscript as one of "
         "these, or name the right file.",
     .example = "octavo build photograph.png"},
    {.code = "empty-input",
     .severity = Severity::error,
     .explanation =
         "The input has no text in it, or only white space and characters that cannot be "
         "seen. A book needs at least one "
         "word; perhaps the file was not saved yet, or a program that should have "
         "written "
         "to standard input failed.",
     .example = "octavo build - --to pdf < /dev/null > book.pdf"},
    {.code = "encoding-guessed",
     .severity = Severity::warning,
     .explanation = "The file is not UTF-8 and has no byte order mark, so its encoding "
                    "was told from "
                    "its letters. The guess may be wrong for rare characters: look at "
                    "the accents in "
                    "the book. Save the file as UTF-8 to be sure.",
     .example = "printf 'caf\\351, d\\351j\\340 vu' > cafe.txt\noctavo build cafe.txt"},
    {.code = "forbidden-character",
     .severity = Severity::warning,
     .explanation =
         "The text holds a character that no e-book may carry: a control character, or a "
         "code that Unicode keeps from being a character. It is shown as U+FFFD in both "
         "books. Such characters are left over from other programs: delete them.",
     .example = "printf 'a\\001b\\n' | octavo build - -o book.epub"},
    {.code = "input-too-large",
     .severity = Severity::error,
     .explanation =
         "The file is larger than 256 MB, the most that octavo reads as one input. The "
         "longest novels have about 10 MB. Divide the manuscript into several files and "
         "name them in order: they become one book.",
     .example = "octavo build a-file-of-300-megabytes.txt"},
    {.code = "invalid-utf8",
     .severity = Severity::warning,
     .explanation =
         "Some bytes of the file are not valid UTF-8. Each of these places is shown as "
         "U+FFFD, the replacement character; the rest of the text is as it was. This "
         "often comes of joining files of different encodings.",
     .example = "printf 'a long English text with one wrong byte: \\377\\n' > book.txt\n"
                "octavo build book.txt"},
    {.code = "paragraph-too-long",
     .severity = Severity::error,
     .explanation =
         "More than 16 MB of text stand without one blank line. No paragraph, list or "
         "listing of a real book is as long, so this is most likely data and not a "
         "manuscript. Paragraphs are parted by blank lines.",
     .example =
         "head -c 20000000 /dev/zero | tr '\\0' x > book.txt\noctavo build book.txt"},
};

}  // namespace

std::span<const DiagnosticCode> reading() {
  return reading_codes;
}

}  // namespace octavo::codes
