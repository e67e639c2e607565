#pragma once

#include "compiler/diagnostics.h"
#include "compiler/document.h"
#include "compiler/format.h"
#include "formats/paged/page.h"

namespace octavo::pdf {

/// The standards that the PDF of these pages keeps. What a book has that one forbids is
/// reported at its place: as the error `pdf-standard-unmet` where the options ask for the
/// standard, as the warning `pdf-standard-unclaimed` where they say nothing.
PdfStandards kept_standards(const paged::PagedDocument& pages,
                            const Document& document,
                            const Options& options,
                            Diagnostics& diagnostics);

}  // namespace octavo::pdf
