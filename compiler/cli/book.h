#pragma once

#include <string_view>
#include <vector>

#include "compiler/cli/exit_status.h"
#include "compiler/cli/messages.h"
#include "compiler/cli/settings.h"
#include "compiler/compile.h"

namespace octavo::cli {

/// What the shell is told of a compilation after its diagnostics are printed; under
/// --strict a warning fails the book.
ExitStatus settle(CompileStatus status,
                  const std::vector<RecordedDiagnostic>& diagnostics,
                  const Settings& settings,
                  Messages& messages);
ExitStatus settle(const CompileResult& result,
                  const Settings& settings,
                  Messages& messages);

/// Prints on standard output.
ExitStatus print(std::string_view text, Messages& messages);

}  // namespace octavo::cli
