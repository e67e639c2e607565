#pragma once

#include "compiler/diagnostics.h"
#include "compiler/document.h"
#include "compiler/format.h"
#include "formats/paged/page.h"

namespace octavo::paged {

/// The page maker: a finished document into pages.
PagedDocument make_pages(const Document& document,
                         const Options& options,
                         Diagnostics& diagnostics);

}  // namespace octavo::paged
