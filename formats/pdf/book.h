#pragma once

#include <optional>
#include <string>

#include "compiler/diagnostics.h"
#include "compiler/document.h"
#include "compiler/format.h"
#include "formats/paged/page.h"

namespace octavo::pdf {

/// The pages of a document as a tagged PDF 1.7. Empty: an error has been reported.
std::optional<std::string> write_pages(const paged::PagedDocument& pages,
                                       const Document& document,
                                       const Options& options,
                                       Diagnostics& diagnostics);

}  // namespace octavo::pdf
