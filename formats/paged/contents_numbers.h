#pragma once

#include "formats/paged/blocks.h"
#include "formats/paged/page_numbers.h"
#include "formats/paged/strips.h"
#include "formats/paged/style.h"

namespace octavo::paged {

/// Where nodes are, and how their pages are called.
struct NumberedPages {
  const BookStyle& book;
  const PageOfNode& pages;
  const std::vector<PageNumber>& numbers;
};

/// Puts the numbers of pages at the ends of the lines that wait for them, and leaders
/// before them.
void fill_in_page_numbers(Column& column,
                          const Flow& flow,
                          const NumberedPages& numbered,
                          const Typesetter& typesetter,
                          Diagnostics& diagnostics);

}  // namespace octavo::paged
