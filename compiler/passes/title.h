#pragma once

#include "compiler/diagnostics.h"
#include "compiler/document.h"
#include "compiler/format.h"
#include "compiler/source.h"

namespace octavo {

/// What the command line says of the book goes before the book's own words.
void take_options(Metadata& metadata, const Options& options);

/// Sets what the metadata says in plain text, names above all, as `set_typography` sets
/// titles: both books print it, and name themselves by it.
void set_names(Metadata& metadata);

/// The title is the stated one, else that of the first heading, else the name of the
/// first input, with `title-missing`. A heading that alone stands at the top of the
/// outline, at the head of the book, is the title and no section. A stated date that does
/// not exist is reported with `date-impossible`.
void find_title(Document& document, const Sources& sources, Diagnostics& diagnostics);

/// Decides between article and book where nothing says it. What has parts is a book.
void settle_form(Document& document);

/// Puts the title page at the head of the document.
void add_title_page(Document& document);

}  // namespace octavo
