#pragma once

#include <string>
#include <vector>

#include "formats/paged/breaker.h"
#include "formats/paged/strips.h"

namespace octavo::paged {

/// What each page is called: roman numerals through the front matter, then arabic from 1.
std::vector<std::string> page_labels(const std::vector<PagePlan>& plans,
                                     const std::vector<Chapter>& chapters);

/// Puts the numbers of the pages, and the leaders to them, into the lines of the contents
/// that wait for them. Room was kept for them, so that no line moves.
void fill_in_page_numbers(Column& column,
                          const Flow& flow,
                          const std::vector<PagePlan>& plans,
                          const BookStyle& book,
                          const Typesetter& typesetter,
                          Diagnostics& diagnostics);

}  // namespace octavo::paged
