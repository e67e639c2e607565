#pragma once

#include "compiler/diagnostics.h"
#include "compiler/format.h"

namespace octavo::pdf {

/// A finished document as a tagged PDF 1.7, and where its pages begin.
WrittenBook write_pdf(const WriteRequest& request, Diagnostics& diagnostics);

}  // namespace octavo::pdf
