#pragma once

#include <optional>
#include <string>

#include "compiler/diagnostics.h"
#include "compiler/document.h"
#include "compiler/format.h"

namespace octavo::epub {

/// The finished document as an EPUB 3.3, with what readers of EPUB 2 need. The same
/// document and options give the same bytes everywhere.
std::optional<std::string> write_epub(const Document& document,
                                      const Options& options,
                                      Diagnostics& diagnostics);

}  // namespace octavo::epub
