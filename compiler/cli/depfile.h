#pragma once

#include <span>
#include <string>

#include "compiler/cli/outputs.h"
#include "compiler/diagnostics.h"
#include "compiler/noted_files.h"

namespace octavo::cli {

/// A rule for Make and Ninja: the outputs of a plan depend on the files that were read.
/// Each of these has an empty rule of its own, so that one that goes away breaks nothing.
/// A name with a line end, which such a rule cannot have, is left out and reported.
std::string print_depfile(std::span<const PlannedOutput> plan,
                          std::span<const NotedFile> files,
                          Diagnostics& problems);

}  // namespace octavo::cli
