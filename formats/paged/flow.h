#pragma once

#include "compiler/document.h"
#include "formats/paged/blocks.h"
#include "formats/paged/content.h"
#include "formats/paged/style.h"

namespace octavo::paged {

/// A document as a list of blocks that are ready to be set: every node decided over,
/// every word in a run that names its leaf.
Flow flow_document(const Document& document,
                   const BookStyle& book,
                   const PageNumbers& page_numbers = {});

}  // namespace octavo::paged
