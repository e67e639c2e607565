#pragma once

#include "compiler/document.h"

namespace octavo {

/// Writes "1", "1.2" … before the headings of sections when the book asks for numbers,
/// "I", "II" before those of parts and "A", "B" before those of the class `appendix`. A
/// heading of the class `unnumbered` has none and is not counted.
void number_sections(Document& document);

/// The author's words of a heading: all but what `number_sections` has set before them.
Inlines without_number(const Inlines& heading);

/// Puts the table of contents behind the title page and a leading dedication, epigraph or
/// abstract of an article: of a book of more than one chapter,
/// or where the front matter asks for one. Sections of the class `unlisted` are left out.
void add_contents(Document& document);

/// Sets `ContentsEntry::target`. Wants a document whose nodes have their numbers.
void link_contents(Document& document);

}  // namespace octavo
