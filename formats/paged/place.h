#pragma once

#include <string>
#include <vector>

#include "formats/paged/blocks.h"
#include "formats/paged/breaker.h"
#include "formats/paged/page.h"
#include "formats/paged/style.h"

namespace octavo::paged {

/// Moves strips and notes to where the plans put them. Afterwards the strips are empty.
PagedDocument place_pages(Column column,
                          std::vector<SetNote> notes,
                          const std::vector<PagePlan>& plans,
                          const Flow& flow,
                          const BookStyle& book);

}  // namespace octavo::paged
