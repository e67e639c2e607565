#pragma once

#include "compiler/document.h"
#include "formats/paged/blocks.h"
#include "formats/paged/style.h"

namespace octavo::paged {

/// A document as a list of blocks that are ready to be set: every node decided over,
/// every word in a run that names its leaf.
Flow flow_document(const Document& document, const BookStyle& book);

}  // namespace octavo::paged
