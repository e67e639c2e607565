#include "compiler/codes.h"

namespace octavo::codes {
namespace {

constexpr DiagnosticCode passes_codes[] = {
    {.code = "cover-format",
     .severity = Severity::warning,
     .explanation =
         "The cover is a drawing (SVG), a WebP or a GIF. The page that shows it in the "
         "e-book is well, but shops and the shelves of many reading systems show covers "
         "that are JPEG or PNG only, and a blank for others. Export it as JPEG or PNG; "
         "`--epub-profile` of a shop makes one of what that shop does not know.",
     .example = "---\ntitle: A book\ncover-image: cover.svg\n---\n\nText."},
    {.code = "cover-size",
     .severity = Severity::warning,
     .explanation =
         "The cover has fewer pixels than shops take, 625 on its shorter side and 1,000 "
         "on its longer one, and looks coarse on any screen; or it has more than 5.6 "
         "million, for which small reading systems lack the memory and which shops "
         "refuse. 1600 × 2400 pixels serve everywhere.",
     .example = "---\ntitle: A book\ncover-image: thumbnail.png\n---\n\nText."},
    {.code = "date-impossible",
     .severity = Severity::warning,
     .explanation =
         "The date of the book is written as year, month and day, but the calendar has "
         "no such day. It stands on the title page as it is written; the metadata of the "
         "books, where catalogues look, have no date.",
     .example = "---\ntitle: A book\ndate: 2024-02-30\n---\n\nText."},
    {.code = "duplicate-id",
     .severity = Severity::warning,
     .explanation =
         "Two places of one file have the same id. Links to it lead to the first; the "
         "second gets a number behind its id, so that both books stay valid. Give the "
         "second an id of its own if something should link to it.",
     .example = "# One {#start}\n\n# Two {#start}"},
    {.code = "duplicate-note",
     .severity = Severity::warning,
     .explanation =
         "Two notes of one file have the same label. References mean the first; the text "
         "of the second is kept among the notes without a number. Labels are compared "
         "without regard to capitals.",
     .example = "A mark.[^a]\n\n[^a]: One.\n\n[^a]: Another."},
    {.code = "empty-heading",
     .severity = Severity::warning,
     .explanation =
         "A heading has no words. In contents, bookmarks and navigation it would be a "
         "line with nothing to press. Where there is nothing in it at all it is left "
         "out; where there is a picture without a description it is set, and not listed.",
     .example = "# Chapter\n\nSome words.\n\n##\n\nMore words."},
    {.code = "empty-link",
     .severity = Severity::warning,
     .explanation =
         "A link has no words and no picture. There is nothing to press, and who listens "
         "to the book hears of a link and not where it leads; it is left out. Write the "
         "words, or the address itself between `<` and `>`.",
     .example = "See [](https://example.org)."},
    {.code = "heading-skipped",
     .severity = Severity::warning,
     .explanation =
         "A heading is more than one level below the heading that it stands under, or "
         "opens the book below the highest level that the book has. Readers who listen "
         "to a book find their way by its levels, so both books close the gap: the "
         "heading is set one level below its parent.",
     .example = "# Chapter\n\n### A section of the third level"},
    {.code = "link-to-file",
     .severity = Severity::warning,
     .explanation =
         "A link leads to a file that is not among the inputs of this book, so there is "
         "nothing that it could lead to in the finished book. Its text is kept. Name the "
         "file among the inputs, or link to its address on the web.",
     .example = "See [the annex](annex.md)."},
    {.code = "malformed-link",
     .severity = Severity::warning,
     .explanation =
         "A link's address cannot be followed: its host is missing or cannot be one, or "
         "nothing stands behind its scheme. The link is undone and its text kept. Write "
         "the address as a browser shows it.",
     .example = "See [the page](http://)."},
    {.code = "missing-alt",
     .severity = Severity::warning,
     .explanation =
         "A picture has no description. Who cannot see it, because they listen to the "
         "book or read it with their fingers, learns only that there is a picture: both "
         "books say so in its place, with its caption or the name of its file, and the "
         "e-book no longer claims that its pictures are described. Write what it shows "
         "between the brackets. A picture that only decorates, which readers may pass "
         "over, has the class `decorative`; one that is all that a link shows is none.",
     .example = "![](whale.png)"},
    {.code = "picture-broken",
     .severity = Severity::warning,
     .explanation =
         "The file is no picture that octavo knows, or is damaged: the message says what "
         "was found. What it is, is told from its bytes and never from its name. Or it "
         "is "
         "an SVG that has too much to draw: hundreds of thousands of shapes, a path of "
         "more than 100,000 points, thousands of filters, immense pictures; export such "
         "a "
         "one as PNG. The picture's description stands in its place.",
     .example = "![A chart](notes.txt)"},
    {.code = "picture-cleaned",
     .severity = Severity::warning,
     .explanation =
         "The SVG holds something that would run, move or read another file or address: "
         "a script, an animation, a link to a picture, a style sheet from elsewhere. "
         "Books "
         "hold still and stand alone, so the drawing is copied without it and may look "
         "different. Save it as a plain SVG with its pictures embedded. Left out too is "
         "what cannot be drawn in bounded time: numbers of filters and sizes of letters "
         "beyond reason, tiles, gradients that begin anew.",
     .example = "![A plan](plan.svg)   <!-- plan.svg holds a <script> -->"},
    {.code = "picture-missing",
     .severity = Severity::warning,
     .explanation =
         "There is no such picture, or it cannot be read. Names are relative to the "
         "folder of the file that shows the picture, and capitals count. The picture's "
         "description stands in its place.",
     .example = "![A chart](no-such-picture.png)"},
    {.code = "picture-outside-root",
     .severity = Severity::warning,
     .explanation =
         "The picture lies outside the folder of the file that shows it, by an absolute "
         "path, by `..` or by a symbolic link. A manuscript from elsewhere could carry "
         "any file of this machine into the book that way, so octavo reads nothing from "
         "there. Put the picture beside or below the manuscript.",
     .example = "![A chart](../elsewhere/chart.png)"},
    {.code = "picture-remote",
     .severity = Severity::warning,
     .explanation =
         "The picture is an address and not a file. Octavo has no network code at all, "
         "so "
         "that a book can be built anywhere and again in ten years. Save the picture "
         "beside the manuscript. Its description stands in its place until then.",
     .example = "![A chart](https://example.org/chart.png)"},
    {.code = "picture-size",
     .severity = Severity::warning,
     .explanation =
         "A picture's width or height is no length that can be read: a number above "
         "nothing, alone (pixels) or with one of the units %, px, pt, pc, mm, cm, in and "
         "em. The picture is shown at its own size instead, and never wider than the "
         "text.",
     .example = "![A whale](whale.png){width=wide}"},
    {.code = "picture-too-large",
     .severity = Severity::warning,
     .explanation =
         "One picture has more than 64 MiB, or all of them have more than 1 GiB. Print "
         "needs 300 pixels an inch, which is some 5 million pixels for a whole page of "
         "A5. The picture's description stands in its place.",
     .example = "![A map](a-map-of-100-megabytes.png)"},
    {.code = "title-missing",
     .severity = Severity::warning,
     .explanation =
         "The book has neither a title in its front matter nor a heading that could be "
         "one, so it is called after its file; a book of several inputs is called as its "
         "first chapter. Catalogues, shelves and window titles show this name. Write "
         "`title:` in the front matter of the first input, or --title.",
     .example = "printf 'Some words.\\n' > draft.md\noctavo build draft.md"},
    {.code = "undefined-note",
     .severity = Severity::warning,
     .explanation =
         "A mark calls a note that this file does not have. The mark is set as it is "
         "written, so that nothing is lost.",
     .example = "A mark without a note.[^gone]"},
    {.code = "unresolved-link",
     .severity = Severity::warning,
     .explanation =
         "A link leads to a place in the book that does not exist. Places are the ids "
         "that "
         "you give (`{#name}`), headings by their words, and headings by their words in "
         "lower case with hyphens for spaces. The link's text is kept.",
     .example = "See [below](#the-end)."},
    {.code = "unsafe-link",
     .severity = Severity::warning,
     .explanation =
         "A link leads to something other than a page of the web, an address for mail or "
         "the like: a script, a file of this machine, data. Reading systems would run or "
         "open it, so the link is undone and its text kept.",
     .example = "[Press here](javascript:alert(1))"},
    {.code = "unused-note",
     .severity = Severity::warning,
     .explanation =
         "Nothing calls this note. Its text is kept at the end of the chapter without a "
         "number, because octavo never drops an author's words. Delete the note, or put "
         "its mark into the text.",
     .example = "No mark here.\n\n[^a]: A note that nobody calls."},
};

}  // namespace

std::span<const DiagnosticCode> passes() {
  return passes_codes;
}

}  // namespace octavo::codes
