#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "compiler/document.h"
#include "compiler/finished_book.h"
#include "compiler/page_starts.h"

namespace octavo {

/// The pages of a finished paged book as those of a document's text.
struct EditionPages {
  PageStarts starts{};
  /// The labels of pages with words none of which are the document's, in their order (the
  /// number of one without a label);
  /// such a page begins where the next one does.
  std::vector<std::string> unfound{};
};

/// Where the pages of another edition of a finished document begin in it. Another program
/// may have made it: of each page those words count that follow one another in the text
/// too, behind the pages before it, so that heads, folios and what was changed since are
/// passed over.
EditionPages pages_of_edition(const Document& document, const FinishedBook& edition);

}  // namespace octavo
