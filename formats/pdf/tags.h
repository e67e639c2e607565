#pragma once

#include <vector>

#include "compiler/document.h"
#include "formats/pdf/content.h"
#include "formats/pdf/links.h"
#include "formats/pdf/object_file.h"

namespace octavo::pdf {

/// What the structure tree refers to on the pages.
struct TagContext {
  const std::vector<PageContent>& contents;
  const std::vector<ObjectId>& page_ids;
  /// Their annotations have the keys after those of the pages.
  const std::vector<LinkArea>& links;
};

/// Puts the structure tree: the document itself, with the marks of each node in the order
/// of the pages. The root's id.
ObjectId put_structure(ObjectFile& file,
                       const Document& document,
                       const TagContext& context);

/// The pictures that nobody describes: they are no part of the text.
std::set<NodeId> find_decorations(const Document& document);

}  // namespace octavo::pdf
