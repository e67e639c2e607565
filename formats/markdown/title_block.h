#pragma once

#include "compiler/source.h"
#include "formats/markdown/front_matter.h"

namespace octavo::markdown {

/// Pandoc's title block at the head of a source: `% title`, `% authors`, `% date`, each
/// with lines of its own that begin with white space. Nothing where there is none.
FrontMatter read_title_block(const SourceFile& source);

}  // namespace octavo::markdown
