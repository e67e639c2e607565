#pragma once

#include <optional>

#include "compiler/cli/command_line.h"
#include "compiler/cli/messages.h"
#include "compiler/compile.h"
#include "compiler/diagnostics.h"
#include "compiler/format.h"

namespace octavo::cli {

/// The arguments for a book, looked at and understood.
struct Settings {
  CompileRequest request{};
  MessageForm form = MessageForm::text;
  Loudness loudness = Loudness::all;
  bool strict = false;
};

/// Understands the arguments, and the environment's SOURCE_DATE_EPOCH; what cannot be
/// understood is reported as `usage`. The request's writers are left empty.
Settings settings_of(const BookArguments& arguments,
                     const Formats& formats,
                     Diagnostics& problems);
/// With what `build` alone is told.
Settings settings_of(const BuildCommand& command,
                     const Formats& formats,
                     Diagnostics& problems);

}  // namespace octavo::cli
