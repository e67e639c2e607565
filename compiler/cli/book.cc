#include "compiler/cli/book.h"

#include <string>

#include "compiler/files.h"

namespace octavo::cli {

ExitStatus settle(CompileStatus status,
                  const std::vector<RecordedDiagnostic>& diagnostics,
                  const Settings& settings,
                  Messages& messages) {
  messages.print(diagnostics);
  switch (status) {
    case CompileStatus::input_unreadable:
      return ExitStatus::files;
    case CompileStatus::book_has_errors:
      return ExitStatus::book_failed;
    case CompileStatus::made:
      break;
  }
  const std::size_t warnings = diagnostics.size();
  if (settings.strict && warnings > 0) {
    messages.error("strict", "--strict makes no book with " + std::to_string(warnings) +
                                 (warnings == 1 ? " warning" : " warnings"));
    return ExitStatus::book_failed;
  }
  return ExitStatus::done;
}

ExitStatus settle(const CompileResult& result,
                  const Settings& settings,
                  Messages& messages) {
  return settle(result.status, record_of(result.diagnostics, result.sources), settings,
                messages);
}

ExitStatus print(std::string_view text, Messages& messages) {
  const OutputFile output{.path = "-", .bytes = text};
  const FileError error = DiskFiles().write_outputs({&output, 1}).error;
  if (error == FileError::none) {
    return ExitStatus::done;
  }
  messages.error(error == FileError::disk_full ? "disk-full" : "output-unwritable",
                 error == FileError::disk_full ? "there is no room on standard output"
                                               : "standard output cannot be written to",
                 {{.message = "look at where the shell sends it"}});
  return ExitStatus::files;
}

}  // namespace octavo::cli
