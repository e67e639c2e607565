#pragma once

#include "compiler/diagnostics.h"
#include "compiler/document.h"
#include "compiler/format.h"
#include "formats/paged/page.h"

namespace octavo::cover {

/// The page of what a book says on its cover: the title, the subtitle, the authors and
/// the publisher, under the book's stylesheets. What does not fit is tried again in
/// smaller steps: the block of the class `cover` has `long`, `longer` or `longest` too.
/// More pages than one: there is no room in the smallest either, which is reported. None:
/// there is nothing to say.
paged::PagedDocument set_cover(const Document& book,
                               const Options& options,
                               Diagnostics& diagnostics);

}  // namespace octavo::cover
