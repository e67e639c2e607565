#pragma once

#include <optional>
#include <string>

#include "compiler/diagnostics.h"
#include "compiler/document.h"
#include "compiler/format.h"

namespace octavo::pdf {

/// A finished document as a tagged PDF 1.7. Empty: an error has been reported.
std::optional<std::string> write_pdf(const Document& document,
                                     const Options& options,
                                     Diagnostics& diagnostics);

}  // namespace octavo::pdf
