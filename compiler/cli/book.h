#pragma once

#include "compiler/cli/exit_status.h"
#include "compiler/cli/messages.h"
#include "compiler/cli/outputs.h"
#include "compiler/cli/settings.h"
#include "compiler/compile.h"

namespace octavo::cli {

/// What the shell is told of a compilation after its diagnostics are printed; under
/// --strict a warning fails the book.
ExitStatus settle(const CompileResult& result,
                  const Settings& settings,
                  Messages& messages);

/// Makes the files of a plan; where it is wanted with a line on the terminal that says
/// so.
ExitStatus make_files(const std::vector<PlannedOutput>& plan,
                      bool shows_progress,
                      Settings& settings,
                      Messages& messages);

/// Prints on standard output.
ExitStatus print(std::string_view text, Messages& messages);

}  // namespace octavo::cli
