#pragma once

#include "compiler/compile.h"
#include "compiler/diagnostics.h"
#include "compiler/document.h"
#include "compiler/files.h"
#include "compiler/format.h"
#include "compiler/source.h"

namespace octavo {

/// What a pass may look at besides the document.
struct PassContext {
  /// Stylesheets become sources when they are read.
  Sources& sources;
  const Options& options;
  const Formats& formats;
  FileSystem& files;
  Diagnostics& diagnostics;
  Dialect dialect = Dialect::book;
};

/// Turns what the readers read into the finished document: every pass, in order.
/// `content` holds the blocks of all inputs, one after the other. Afterwards each id is
/// unique, each node has its number, and every word of the book that a person will see
/// stands in the tree. Says whether every file that the options name could be read.
CompileStatus run_passes(Document& document, const PassContext& context);

}  // namespace octavo
