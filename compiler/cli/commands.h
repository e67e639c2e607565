#pragma once

#include "compiler/cli/command_line.h"
#include "compiler/cli/exit_status.h"

/// One file a sub-command.
namespace octavo::cli {

ExitStatus build(const BuildCommand& command);
ExitStatus batch(const BatchCommand& command);
ExitStatus merge_reports(const MergeReportsCommand& command);
ExitStatus cache_info(const CacheInfoCommand& command);
ExitStatus cache_prune(const CachePruneCommand& command);
ExitStatus check(const CheckCommand& command);
ExitStatus verify(const VerifyCommand& command);
ExitStatus fonts();
ExitStatus themes(const ThemesCommand& command);
ExitStatus explain(const ExplainCommand& command);

}  // namespace octavo::cli
