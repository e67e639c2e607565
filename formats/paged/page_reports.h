#pragma once

#include <vector>

#include "compiler/diagnostics.h"
#include "formats/paged/blocks.h"
#include "formats/paged/breaker.h"
#include "formats/paged/page_styles.h"

/// What stylesheets ask of pages and cannot have.
namespace octavo::paged {

/// Whether a plain `@page` decides on the paper: the options and the book go before it.
enum class PlainSize : unsigned char { counts, is_overruled };

/// Sizes that paper cannot have.
void report_sizes(const BookStyle& book, PlainSize plain, Diagnostics& diagnostics);

/// Text areas that are not as wide as the lines of their pages' run, each cause once.
void report_widths(const std::vector<PagePlan>& plans,
                   const std::vector<PagePlace>& places,
                   const Flow& flow,
                   PageStyles& styles,
                   Diagnostics& diagnostics);

}  // namespace octavo::paged
