#include "compiler/codes.h"

namespace octavo::codes {
namespace {

constexpr DiagnosticCode printing_codes[] = {
    {.code = "epub-too-large",
     .severity = Severity::warning,
     .explanation =
         "The EPUB is larger than what reaches the reading systems that it is made for. "
         "Kindle's services take more than 50 MB in some ways of sending and fail in "
         "others, without saying why. Nearly all of such a book is pictures: save them "
         "with fewer pixels, photographs as JPEG.",
     .example = "octavo build atlas.md --epub-profile kindle"},
    {.code = "pdf-not-written",
     .severity = Severity::error,
     .explanation =
         "A face could not be cut down to what the book shows: with octavo's own faces "
         "this is a fault of octavo's and worth a report; with a face of the system's, "
         "use another. Or the PDF would have more than 8,388,607 objects, which is as "
         "many "
         "as readers must bear: make two books of it.",
     .example = "---\nmainfont: A Damaged Face\n---"},
    {.code = "pdf-standard-unclaimed",
     .severity = Severity::warning,
     .explanation =
         "The book has something that a standard for PDF forbids: PDF/A-2a a character "
         "of private use, whose meaning nobody but its font knows; every PDF/A pages of "
         "more than 200 inches and addresses of more than 10,000 letters. The PDF is "
         "made "
         "and does not say that it keeps that standard.",
     .example = "The mark of our press: &#xE000;"},
    {.code = "pdf-standard-unmet",
     .severity = Severity::error,
     .explanation =
         "`--pdf-standard` asks for a standard that forbids something that the book has, "
         "as `pdf-standard-unclaimed` says. No file is written: change the book, or ask "
         "for another standard.",
     .example = "octavo build runes.md --pdf-standard a2a"},
    {.code = "picture-undecodable",
     .severity = Severity::warning,
     .explanation =
         "The SVG could not be drawn in ten seconds and 512 MB, or not at all: librsvg, "
         "which draws it, gives up on some. The PDF shows an empty frame of the "
         "drawing's size, with its description for those who listen; the EPUB has the "
         "drawing, also one for Kindle, which shows no SVG. Export it as PNG.",
     .example = "![A chart](endless.svg)"},
};

}  // namespace

std::span<const DiagnosticCode> printing() {
  return printing_codes;
}

}  // namespace octavo::codes
