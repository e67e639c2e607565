#pragma once

#include "formats/paged/blocks.h"
#include "formats/paged/page_numbers.h"
#include "formats/paged/strips.h"
#include "formats/paged/style.h"

namespace octavo::paged {

/// Puts the numbers of pages at the ends of the lines that wait for them, and leaders
/// before them.
void fill_in_page_numbers(Column& column,
                          const Flow& flow,
                          const PageOfNode& pages,
                          const std::vector<PageNumber>& numbers,
                          const BookStyle& book,
                          const Typesetter& typesetter,
                          Diagnostics& diagnostics);

}  // namespace octavo::paged
