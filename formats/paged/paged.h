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

/// The pages of a document that is a book's cover; one if all of it fits. Rules for the
/// book's own pages and text do not count (`css::leave_rules_of_cover`).
PagedDocument make_cover(const Document& document,
                         const Options& options,
                         Diagnostics& diagnostics);

}  // namespace octavo::paged
