#pragma once

#include "compiler/diagnostics.h"
#include "compiler/document.h"
#include "compiler/format.h"
#include "compiler/source.h"

namespace octavo {

/// Settles metadata that may come from several places: the command line before the book's
/// own words. The title is the stated one, else that of the first heading, else the name
/// of the first input, with `title-missing`. A heading that alone stands at the top of
/// the outline, at the head of the book, is the title and no section.
void find_title(Document& document,
                const Sources& sources,
                const Options& options,
                Diagnostics& diagnostics);

/// Decides between article and book where nothing says it. What has parts is a book.
void settle_form(Document& document);

/// Puts the title page at the head of the document.
void add_title_page(Document& document);

}  // namespace octavo
