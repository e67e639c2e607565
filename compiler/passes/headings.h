#pragma once

#include "compiler/diagnostics.h"
#include "compiler/document.h"

namespace octavo {

/// Leaves out headings in which there is nothing, with `empty-heading`: they would be
/// empty lines in contents, bookmarks and navigation. One that has only a picture without
/// a description, or only the mark of a note, stays where it is, and is reported too.
void leave_out_empty_headings(Document& document, Diagnostics& diagnostics);

/// Whether a heading has words that can stand for it elsewhere.
bool has_words(const Inlines& heading);

}  // namespace octavo
