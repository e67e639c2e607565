#include <csignal>
#include <cstdio>
#include <exception>
#include <fcntl.h>
#include <new>
#include <string>
#include <unistd.h>
#include <variant>
#include <vector>

#include "compiler/cli/book.h"
#include "compiler/cli/command_line.h"
#include "compiler/cli/commands.h"
#include "compiler/cli/exit_status.h"
#include "compiler/cli/messages.h"
#include "compiler/overload.h"

namespace octavo::cli {
namespace {

ExitStatus report_usage(const UsageError& error) {
  Messages messages(error.as_json ? MessageForm::json : MessageForm::text, Loudness::all);
  messages.error("usage", error.message, error.hints);
  return ExitStatus::usage;
}

ExitStatus print_text(const PrintCommand& command) {
  Messages messages(MessageForm::text, Loudness::all);
  return print(command.text, messages);
}

/// A standard descriptor that was closed would be the number of the next file that is
/// opened, and what is meant for it would go there. Each is opened the wrong way round,
/// so that using it is an error still.
void keep_standard_descriptors() {
  for (const int number : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (fcntl(number, F_GETFD) < 0) {
      // The lowest number that is free.
      open("/dev/null", number == STDIN_FILENO ? O_WRONLY : O_RDONLY);
    }
  }
}

ExitStatus run(int count, char** words) {
  // A limit of the shell's on the size of files is then told like a full disk.
  std::signal(SIGXFSZ, SIG_IGN);
  return std::visit(
      Overload{
          [](const BuildCommand& command) { return build(command); },
          [](const BatchCommand& command) { return batch(command); },
          [](const MergeReportsCommand& command) { return merge_reports(command); },
          [](const CacheInfoCommand& command) { return cache_info(command); },
          [](const CachePruneCommand& command) { return cache_prune(command); },
          [](const CheckCommand& command) { return check(command); },
          [](const VerifyCommand& command) { return verify(command); },
          [](const FontsCommand&) { return fonts(); },
          [](const ThemesCommand& command) { return themes(command); },
          [](const ExplainCommand& command) { return explain(command); },
          [](const PrintCommand& command) { return print_text(command); },
          [](const UsageError& error) { return report_usage(error); },
      },
      read_command_line(
          std::vector<std::string>(words + (count > 0 ? 1 : 0), words + count)));
}

}  // namespace
}  // namespace octavo::cli

int main(int count, char** words) {
  octavo::cli::keep_standard_descriptors();
  try {
    return static_cast<int>(octavo::cli::run(count, words));
  } catch (const std::bad_alloc&) {
    std::fputs("octavo: there is not enough memory for this book\n", stderr);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "octavo: a fault of octavo's own, please report it: %s\n",
                 error.what());
  } catch (...) {
    std::fputs("octavo: a fault of octavo's own, please report it\n", stderr);
  }
  return static_cast<int>(octavo::cli::ExitStatus::book_failed);
}
