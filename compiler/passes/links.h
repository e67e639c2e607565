#pragma once

#include "compiler/diagnostics.h"
#include "compiler/document.h"
#include "compiler/passes/anchors.h"
#include "compiler/source.h"

namespace octavo {

/// Resolves every link. `#name` leads to an id of its own source, then of any, then to
/// the heading of those words or that slug; `other.md#name` to another input; a URI with
/// a scheme of the web out of the book. Any other link is undone and its text kept, with
/// a diagnostic
/// (`unresolved-link`, `link-to-file`, `unsafe-link`).
void resolve_links(Document& document,
                   const Anchors& anchors,
                   const Sources& sources,
                   Diagnostics& diagnostics);

}  // namespace octavo
