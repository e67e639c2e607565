#pragma once

#include "compiler/diagnostics.h"
#include "compiler/format.h"

namespace octavo::epub {

/// The finished document as an EPUB 3.3, with what readers of EPUB 2 need. The same
/// document and options give the same bytes everywhere.
WrittenBook write_epub(const WriteRequest& request, Diagnostics& diagnostics);

}  // namespace octavo::epub
