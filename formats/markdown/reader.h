#pragma once

#include "compiler/diagnostics.h"
#include "compiler/document.h"
#include "compiler/format.h"
#include "compiler/source.h"

namespace octavo::markdown {

/// Markdown as authors of books write it: CommonMark, GFM's extensions, and front matter,
/// notes, attributes, divisions, definition lists, verse, figures.
Document read_markdown(const SourceFile& source,
                       const Options& options,
                       Diagnostics& diagnostics);

/// GitHub Flavored Markdown 0.29 and nothing more.
Document read_gfm(const SourceFile& source,
                  const Options& options,
                  Diagnostics& diagnostics);

/// CommonMark 0.31.2 and nothing more.
Document read_commonmark(const SourceFile& source,
                         const Options& options,
                         Diagnostics& diagnostics);

}  // namespace octavo::markdown
