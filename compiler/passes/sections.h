#pragma once

#include "compiler/diagnostics.h"
#include "compiler/document.h"

namespace octavo {

/// Nests what follows each heading into its section. Headings of the top level and those
/// in divisions make sections; a heading in a quote, an item or a note stays a heading. A
/// level that is left out (`##` and then `####`) is closed up, with `heading-skipped`.
void make_sections(Document& document, Diagnostics& diagnostics);

/// Gives every heading the rank that it has in its output file: sections of an article
/// begin below its title, a heading outside sections is one below the section round it.
void rank_headings(Document& document);

}  // namespace octavo
