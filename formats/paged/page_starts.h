#pragma once

#include <vector>

#include "compiler/document.h"
#include "compiler/page_starts.h"
#include "formats/paged/breaker.h"
#include "formats/paged/strips.h"

namespace octavo::paged {

/// Where each page begins in the running text: what stands at its foot or in its margins,
/// heads of tables that are repeated and the numbers of lists are none. A page that
/// begins within a word begins before the next whole one; a page without running text
/// where the next begins, or at the end of the book. Labels are left empty.
PageStarts find_page_starts(const Document& document,
                            const Column& column,
                            const std::vector<PagePlan>& plans);

}  // namespace octavo::paged
