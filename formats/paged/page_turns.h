#pragma once

#include <vector>

#include "formats/paged/breaker.h"

namespace octavo::paged {

/// Sets paragraphs anew whose line at the foot of a page ends in a hyphen, where lines of
/// the same number and heights can do without one there. The pages stay as they are.
void mend_page_turns(Column& column,
                     std::vector<SetNote>& notes,
                     const std::vector<PagePlan>& plans,
                     const Flow& flow,
                     Rooms rooms,
                     const Typesetter& typesetter);

}  // namespace octavo::paged
