#pragma once

#include "formats/markdown/block_tree.h"
#include "formats/markdown/references.h"

namespace octavo::markdown {

/// Every heading as if its words were defined as a label: `[Words]` leads to it (Pandoc's
/// implicit_header_references). Of headings with the same words the first counts.
References heading_references(const BlockTree& tree);

}  // namespace octavo::markdown
