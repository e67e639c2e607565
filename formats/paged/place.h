#pragma once

#include <span>
#include <string>
#include <vector>

#include "formats/paged/blocks.h"
#include "formats/paged/breaker.h"
#include "formats/paged/page.h"
#include "formats/paged/page_styles.h"

namespace octavo::paged {

/// The place of each page in its run, and the name of the run.
std::vector<PagePlace> page_places(const std::vector<PagePlan>& plans, const Flow& flow);

/// Moves strips and notes to where the plans put them. Afterwards the strips are empty.
PagedDocument place_pages(Column column,
                          std::vector<SetNote> notes,
                          const std::vector<PagePlan>& plans,
                          const Flow& flow,
                          const std::vector<PagePlace>& places,
                          PageStyles& styles);

}  // namespace octavo::paged
