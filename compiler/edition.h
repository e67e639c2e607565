#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "compiler/diagnostics.h"
#include "compiler/document.h"
#include "compiler/files.h"
#include "compiler/format.h"
#include "compiler/page_starts.h"

namespace octavo {

/// What an e-book calls the paged edition of a title.
std::string edition_name(std::string_view title);

/// The pages of a finished edition of a document, read from its file. Nothing where it
/// cannot be read, which is an error; pages that are not found in the document are a
/// warning.
std::optional<Pagination> read_edition(const std::string& path,
                                       const Document& document,
                                       const Formats& formats,
                                       FileSystem& files,
                                       Diagnostics& diagnostics);

}  // namespace octavo
