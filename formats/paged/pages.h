#pragma once

#include "compiler/diagnostics.h"
#include "formats/paged/blocks.h"
#include "formats/paged/page.h"
#include "formats/paged/strips.h"
#include "formats/paged/style.h"

namespace octavo::paged {

/// A flow into pages: set, broken, numbered, placed and furnished. `fonts` of the result
/// is left empty.
PagedDocument lay_out(Flow flow,
                      const BookStyle& book,
                      const Typesetter& typesetter,
                      unsigned jobs,
                      Diagnostics& diagnostics);

}  // namespace octavo::paged
