#pragma once

#include "compiler/diagnostics.h"
#include "formats/paged/blocks.h"
#include "formats/paged/page.h"
#include "formats/paged/strips.h"
#include "formats/paged/style.h"

namespace octavo::paged {

/// A document into pages: set, broken, numbered, placed and furnished. Where its text
/// names pages it is set again until the names are right, three times at most; then they
/// are reported. `fonts` of the result is left empty.
PagedDocument lay_out(const Document& document,
                      const BookStyle& book,
                      const Typesetter& typesetter,
                      unsigned jobs,
                      Diagnostics& diagnostics);

}  // namespace octavo::paged
