#include "compiler/codes.h"

namespace octavo::codes {
namespace {

constexpr DiagnosticCode styling_codes[] = {
    {.code = "css-invalid",
     .severity = Severity::warning,
     .explanation =
         "A stylesheet holds something that is no CSS, or a property that does not "
         "exist, "
         "or a value that its property does not take. It is passed over as the "
         "specification says: a bad declaration alone, a bad selector with its whole "
         "rule. Correct it; docs/css.md lists the properties that octavo knows.",
     .example = "p { colour: red; text-indent: wide }"},
    {.code = "css-unsupported",
     .severity = Severity::warning,
     .explanation =
         "The stylesheet asks for something that is CSS and that one of the two books "
         "cannot do: a running head has no place in an e-book, and nothing hovers over "
         "paper. The message says which book it is; the other one has it. docs/css.md "
         "says of every property where it works.",
     .example = "p { writing-mode: vertical-rl }"},
    {.code = "font-left-out",
     .severity = Severity::warning,
     .explanation =
         "A font that the stylesheet names is not used: there is no such file, it lies "
         "outside the folder of the book, it is on the network, it is no OpenType font, "
         "or its maker does not allow it to be put into documents. The next family of "
         "the list is taken. Octavo reads TTF, OTF, WOFF and WOFF2 files.",
     .example = "@font-face { font-family: Caslon; src: url(fonts/no-such-file.woff2) }"},
    {.code = "page-numbers-unsettled",
     .severity = Severity::warning,
     .explanation =
         "The text names pages by their numbers, and with the numbers filled in the "
         "pages change, so that no numbers were found that fit. Some are wrong by a "
         "page. "
         "Write a few words more or fewer near them, or leave the numbers to the "
         "contents.",
     .example =
         "a::after { content: \" (page \" target-counter(attr(href), page) \")\" }"},
    {.code = "stylesheet-left-out",
     .severity = Severity::warning,
     .explanation =
         "A stylesheet that the book names, or that another one imports, is not used: "
         "there is no such file, it lies outside the folder of the file that names the "
         "first of them, it is on the network, or it imports itself. Octavo reads only "
         "what lies beneath that folder, and opens no connection. Or it has more than "
         "4 MB, whoever names it. The book is made without it.",
     .example = "---\nstylesheet: ../house.css\n---"},
    {.code = "stylesheet-unreadable",
     .severity = Severity::error,
     .explanation =
         "The command line names a stylesheet that cannot be read: there is no such "
         "file, it is a folder, or its permissions forbid it. The book would not look as "
         "it was asked to, and no file is written.",
     .example = "octavo build book.md --css no-such-file.css"},
    {.code = "theme-unknown",
     .severity = Severity::warning,
     .explanation =
         "The front matter asks for a theme that octavo does not have; the book is made "
         "as if it asked for none. `octavo themes` lists those there are. A stylesheet "
         "of your own is named by `stylesheet:`.",
     .example = "---\ntheme: novell\n---"},
};

}  // namespace

std::span<const DiagnosticCode> styling() {
  return styling_codes;
}

}  // namespace octavo::codes
