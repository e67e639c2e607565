#include <optional>
#include <vector>

#include "compiler/cli/book.h"
#include "compiler/cli/commands.h"
#include "compiler/cli/emit.h"
#include "compiler/cli/make.h"
#include "compiler/cli/messages.h"
#include "compiler/cli/outputs.h"
#include "compiler/cli/settings.h"
#include "formats/registry.h"

namespace octavo::cli {

ExitStatus build(const BuildCommand& command) {
  Diagnostics problems;
  Settings settings = settings_of(command, formats(), problems);
  const std::optional<Step> step = step_of(command, problems);
  std::vector<PlannedOutput> plan;
  if (!step) {
    plan = plan_outputs(command, formats(), problems);
  }
  Messages messages(settings.form, settings.loudness);
  if (problems.has_errors()) {
    messages.print(problems);
    return ExitStatus::usage;
  }
  if (step) {
    return emit(*step, settings, messages);
  }
  auto cache = open_cache(command.cache, messages);
  const Making making = make_files(plan, !command.book.quiet, cache ? &*cache : nullptr,
                                   settings, messages);
  if (making.cache_error != FileError::none) {
    tell_uncached(1, making.cache_error, messages);
  }
  return making.status;
}

}  // namespace octavo::cli
