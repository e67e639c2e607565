#include "compiler/codes.h"

namespace octavo::codes {
namespace {

constexpr DiagnosticCode layout_codes[] = {
    {.code = "cover-too-full",
     .severity = Severity::warning,
     .explanation =
         "The cover is set from the book's title, subtitle and authors, in smaller and "
         "smaller type until all of it stands on one page; this book's does not even in "
         "the smallest. The cover shows what there is room for. Give a picture with "
         "`cover-image:`, or smaller type with `.cover.longest` in a stylesheet.",
     .example = "A title of several hundred words"},
    {.code = "cover-undrawn",
     .severity = Severity::warning,
     .explanation =
         "A stylesheet puts a picture on the cover that octavo sets, and it is a drawing "
         "(SVG), while covers are made of pixels, or has more than 32,767 pixels on one "
         "side. Its place stays empty. Export it as PNG, of fewer pixels.",
     .example = ".cover .title::before { content: url(mark.svg) }"},
    {.code = "font-forbidden",
     .severity = Severity::warning,
     .explanation =
         "The font of the system's that the book asks for says in its file (OS/2, "
         "fsType) that it may not be embedded in documents. It is in neither book; the "
         "text is set in another face. Of a font that may be embedded and not cut down "
         "the whole goes into the book.",
     .example = "---\nmainfont: A Restricted Face\n---"},
    {.code = "font-missing",
     .severity = Severity::warning,
     .explanation =
         "The book asks for a font of the system's by its name, and this machine has "
         "none of that name. The text is set in octavo's own face instead. In a list of "
         "families a missing one is told where no other named one of the list is there: "
         "`\"Gentum Plus\", serif` is told, since `serif` would hide the slip. Install "
         "the "
         "font, or correct its name.",
     .example = "---\nmainfont: No Such Face\n---"},
    {.code = "missing-glyph",
     .severity = Severity::warning,
     .explanation =
         "None of octavo's faces has this character. The printed book shows a box with "
         "the character's number in it, and the character itself stays in the text, so "
         "that it can be searched and read aloud. Name a font of the system's that has "
         "it, or write something else. Where octavo's own set of Chinese, Japanese and "
         "Korean faces is not installed beside it, the hint says so.",
     .example = "A letter for private use: \uE000"},
    {.code = "overfull-line",
     .severity = Severity::warning,
     .explanation =
         "Something on this line is wider than the room there is for it, and there is no "
         "place in it where a line could end, such as a letter in a column narrower than "
         "itself. The line sticks out. Make the column wider, or the paper larger.",
     .example = "`--paper 40x40mm` for\n\n| a | b |\n|---|---|\n| A | one word of "
                "4,000 letters |"},
    {.code = "paper-too-small",
     .severity = Severity::warning,
     .explanation =
         "The paper is so narrow that a line has room for a few words only. The book is "
         "made, and no word of it is lost, but its lines will be ragged and its words "
         "broken. Choose a larger paper with --paper.",
     .example = "octavo build book.md --paper 20mmx20mm"},
    {.code = "system-font",
     .severity = Severity::warning,
     .explanation =
         "The book is set in a font of this machine, as its author asks. The same "
         "manuscript makes another book on a machine with another version of that font; "
         "octavo's own faces travel with it and are the same everywhere.",
     .example = "---\nmainfont: DejaVu Serif\n---"},
    {.code = "table-too-wide",
     .severity = Severity::warning,
     .explanation =
         "A table's longest words, side by side, are wider than the page's measure. The "
         "table is set in smaller letters and, where that is not enough, its words are "
         "broken; nothing is cut off. Fewer columns, shorter words or a larger --paper "
         "let it stand as it is.",
     .example = "| Antidisestablishmentarianism | Floccinaucinihilipilification | … |"},
};

}  // namespace

std::span<const DiagnosticCode> layout() {
  return layout_codes;
}

}  // namespace octavo::codes
