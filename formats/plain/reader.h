#pragma once

#include "compiler/diagnostics.h"
#include "compiler/document.h"
#include "compiler/format.h"
#include "compiler/source.h"

namespace octavo::plain {

/// Plain text as authors and libraries write it: title and byline, paragraphs wrapped or
/// one to a line, headings on evidence, verse, quotations, scene breaks, `_italic_`, and
/// Project Gutenberg's frame.
Document read_plain(const SourceFile& source,
                    const Options& options,
                    Diagnostics& diagnostics);

}  // namespace octavo::plain
