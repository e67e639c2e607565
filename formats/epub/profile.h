#pragma once

#include <optional>

#include "compiler/format.h"

namespace octavo::epub {

/// The document as it is for the reading systems that the EPUB is made for; none: they
/// show it as it stands. A drawing that they cannot show and that cannot be made pixels
/// is reported, and kept.
std::optional<Document> for_profile(const WriteRequest& request,
                                    Diagnostics& diagnostics);

/// Reports where the finished book is more than they take.
void report_size(const WrittenBook& book,
                 const EpubProfile& profile,
                 Diagnostics& diagnostics);

}  // namespace octavo::epub
