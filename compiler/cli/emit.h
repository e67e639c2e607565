#pragma once

#include <optional>

#include "compiler/cli/command_line.h"
#include "compiler/cli/exit_status.h"
#include "compiler/cli/messages.h"
#include "compiler/cli/settings.h"
#include "compiler/diagnostics.h"

namespace octavo::cli {

/// What --emit prints.
enum class Step : unsigned char { tree, xhtml, pages };

/// None without --emit. An unknown step, or one beside outputs, is reported as `usage`.
std::optional<Step> step_of(const BuildCommand& command, Diagnostics& problems);

/// Prints a step of the book on standard output: the finished tree, its XHTML, or its
/// pages. Of the specifications' formats the XHTML is that of the tree as it was read.
ExitStatus emit(Step step, const Settings& settings, Messages& messages);

}  // namespace octavo::cli
