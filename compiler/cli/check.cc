#include "compiler/cli/book.h"
#include "compiler/cli/commands.h"
#include "compiler/cli/messages.h"
#include "compiler/cli/progress.h"
#include "compiler/cli/settings.h"
#include "compiler/compile.h"
#include "compiler/files.h"
#include "formats/registry.h"

namespace octavo::cli {

ExitStatus check(const CheckCommand& command) {
  const Formats all = formats();
  Diagnostics problems;
  Settings settings = settings_of(command.book, all, problems);
  Messages messages(settings.form, settings.loudness);
  if (problems.has_errors()) {
    messages.print(problems);
    return ExitStatus::usage;
  }
  for (const Writer& writer : all.writers) {
    settings.request.writers.push_back(&writer);
  }
  const CompileResult result = [&] {
    const Progress progress(command.book.quiet ? "" : "checking the book");
    DiskFiles disk;
    return compile(settings.request, all, disk);
  }();
  return settle(result, settings, messages);
}

}  // namespace octavo::cli
