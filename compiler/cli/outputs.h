#pragma once

#include <string>
#include <vector>

#include "compiler/cli/command_line.h"
#include "compiler/diagnostics.h"
#include "compiler/document.h"
#include "compiler/format.h"
#include "compiler/source.h"

namespace octavo::cli {

/// One file to be written.
struct PlannedOutput {
  /// Null: the map of the books (--map).
  const Writer* writer = nullptr;
  /// "-" is standard output.
  std::string path{};
};

/// What `build` writes and where: -o decides by extension, --to for what has none; with
/// neither, every format, named after the first input, in the current folder. What
/// contradicts itself is reported as `usage`.
std::vector<PlannedOutput> plan_outputs(const BuildCommand& command,
                                        const Formats& formats,
                                        Diagnostics& problems);

/// Reports as `usage` an output that would replace a picture or a stylesheet of the book.
void spare_files_of_book(const std::vector<PlannedOutput>& plan,
                         const Document& document,
                         const Sources& sources,
                         Diagnostics& problems);

/// The writers of a plan, each once, in the order of the formats' table.
std::vector<const Writer*> writers_of(const std::vector<PlannedOutput>& plan,
                                      const Formats& formats);

}  // namespace octavo::cli
