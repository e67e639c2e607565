#include "compiler/codes.h"

namespace octavo::codes {
namespace {

constexpr DiagnosticCode markdown_codes[] = {
    {.code = "foreign-text",
     .severity = Severity::warning,
     .explanation =
         "A block or a span of code is marked as text for one format alone, such as "
         "{=latex}, or a paragraph is a command of TeX that breaks the page. Neither "
         "means anything in an EPUB or to octavo's own pages, so it is left out. Text "
         "for {=html} is read as HTML in a manuscript always is.",
     .example = "```{=latex}\n\\vfill\n```"},
    {.code = "front-matter-invalid",
     .severity = Severity::warning,
     .explanation =
         "The YAML between the lines of hyphens at the head of the file cannot be read, "
         "so nothing of it reaches the book: no title, no author, no language. Most "
         "often a value holds a colon followed by a space, or begins with a quote, a "
         "bracket or an asterisk: put it in quotation marks. Where the second line of "
         "hyphens is missing, the metadata stand in the text.",
     .example = "---\ntitle: A life: the early years\n---\n\nText."},
    {.code = "grid-table",
     .severity = Severity::warning,
     .explanation =
         "Lines drawn with +, - and | make a table in Pandoc's Markdown. Octavo reads "
         "no tables with a frame, so these lines are set as they are typed, like code. A "
         "table of pipes has | a | b | for its first row, |---|---| below it, and a line "
         "for each row after that.",
     .example = "+---+---+\n| a | b |\n+===+===+\n| c | d |\n+---+---+"},
    {.code = "html-dropped",
     .severity = Severity::warning,
     .explanation =
         "The text holds HTML that a book's tree has no place for: a tag without its "
         "fellow, an element or attribute that means nothing on paper, a script, a "
         "style. The mark-up is dropped; the text in it is kept, but for scripts and "
         "styles. Most such things have a way of their own in Markdown: classes in "
         "braces, divisions between colons.",
     .example = "Press <blink>here</blink>."},
    {.code = "malformed-division",
     .severity = Severity::warning,
     .explanation =
         "A line of colons looks like the begin of a division, but what follows the "
         "colons is neither one word, the division's class, nor attributes in braces. "
         "The line is kept as text, colons included. Most often a brace or a quotation "
         "mark is missing.",
     .example = "::: {.epigraph lang=fr\nTous heureux.\n:::"},
    {.code = "math-literal",
     .severity = Severity::warning,
     .explanation =
         "Text between dollar signs looks like a formula. Formulas are not set yet: the "
         "text stands in the book as it is written, dollar signs included. Only the "
         "first of an input is reported. Write \\$ for a dollar sign that begins no "
         "formula.",
     .example = "The area is $\\pi r^2$."},
    {.code = "nesting-limit",
     .severity = Severity::warning,
     .explanation =
         "Quotes, lists, emphasis or tags stand in each other deeper than any page can "
         "show: the limit is 256 levels. What is deeper is kept as text. Such nesting is "
         "nearly always an accident of a program that wrote the file.",
     .example = "> > > > … and so on, 300 times: > text"},
    {.code = "reference-expansion-limit",
     .severity = Severity::warning,
     .explanation =
         "Link definitions with long addresses are referred to so often that the book "
         "would be many times as large as its manuscript. References after this place "
         "are kept as text. Shorten the address, or link fewer times.",
     .example = "[x]: <an address of 5,000 characters>\n\n[x] … 20,000 times"},
    {.code = "table-columns-limit",
     .severity = Severity::warning,
     .explanation =
         "A table has more than 1,000 columns, which no page can hold. Its lines are "
         "kept as text. Divide the table, or turn its rows into columns.",
     .example = "a table whose second line has 1,001 times |---|"},
    {.code = "table-extra-cells",
     .severity = Severity::warning,
     .explanation =
         "A row of a table has more cells than the table has columns. In a manuscript "
         "the surplus is kept in the row's last cell; in plain GFM it is left out, as "
         "its specification says. A pipe that belongs to the text is written \\|, also "
         "in "
         "code.",
     .example = "| a | b |\n|---|---|\n| 1 | 2 | 3 |"},
    {.code = "unclosed-division",
     .severity = Severity::warning,
     .explanation =
         "A division that a line of colons begins has no line of colons that ends it, so "
         "it goes on to the end of what it stands in. Write ::: on a line of its own "
         "where it should end.",
     .example = "::: {.epigraph}\nAll happy families are alike."},
    {.code = "unknown-metadata",
     .severity = Severity::warning,
     .explanation =
         "A key of the front matter, or its value, is none that octavo knows, so it has "
         "no effect. Check its spelling; the reference lists the keys. Settings of "
         "Pandoc's own writers are passed over in silence.",
     .example = "---\ntitle: A book\npublished: 1998\n---\n\nText."},
};

}  // namespace

std::span<const DiagnosticCode> markdown() {
  return markdown_codes;
}

}  // namespace octavo::codes
