#pragma once

#include "compiler/diagnostics.h"
#include "compiler/document.h"

namespace octavo {

/// Binds each reference to its note, numbers the notes in the order in which they are
/// called and gathers them in one `Notes` block at the end of their chapter (a section of
/// level 1 of a book, or of level 2 in a part; an article is one chapter). In a book each
/// chapter counts from 1, and so does what a part says before its first chapter. A
/// note that nothing calls keeps its text there without a number (`unused-note`); of two
/// notes with one label the first is meant (`duplicate-note`).
void bind_notes(Document& document, Diagnostics& diagnostics);

/// Writes the ids of notes into their references and the other way round. Wants a
/// document whose nodes have their numbers.
void link_notes(Document& document);

}  // namespace octavo
