#pragma once

#include "compiler/diagnostics.h"
#include "compiler/source.h"
#include "formats/markdown/block_tree.h"
#include "formats/markdown/syntax.h"

namespace octavo::markdown {

/// The first phase: lines into blocks, link definitions and notes, from byte `begin` on.
BlockTree parse_blocks(const SourceFile& source,
                       std::uint32_t begin,
                       const Syntax& syntax,
                       Diagnostics& diagnostics);

}  // namespace octavo::markdown
