#include <chrono>
#include <string>

#include "compiler/batch/reports.h"
#include "compiler/cache/housekeeping.h"
#include "compiler/cache/store.h"
#include "compiler/cli/book.h"
#include "compiler/cli/commands.h"
#include "compiler/cli/numbers.h"

namespace octavo::cli {
namespace {

/// "3 books, 6 outputs, 1.2 MB".
std::string text_of(const cache::Holdings& holdings) {
  constexpr std::uint64_t tenth = 100'000;
  const std::uint64_t tenths = (holdings.bytes + tenth / 2) / tenth;
  return batch::counted(holdings.books, "book", "books") + ", " +
         batch::counted(holdings.outputs, "output", "outputs") + ", " +
         std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " MB";
}

void require_cache(const std::string& folder, Diagnostics& problems) {
  if (folder.empty()) {
    problems.error("usage", {}, "no cache is named",
                   {{.message = "it is the folder that --cache names"}});
  } else if (!cache::is_cache(folder)) {
    problems.error("usage", {}, "`" + folder + "` is no cache of octavo's",
                   {{.message = "it is the folder that --cache names"}});
  }
}

}  // namespace

ExitStatus cache_info(const CacheInfoCommand& command) {
  Messages messages(MessageForm::text, Loudness::all);
  Diagnostics problems;
  require_cache(command.folder, problems);
  if (problems.has_errors()) {
    messages.print(problems);
    return ExitStatus::usage;
  }
  return print(text_of(cache::holdings_of(command.folder)) + "\n", messages);
}

ExitStatus cache_prune(const CachePruneCommand& command) {
  Messages messages(MessageForm::text, Loudness::all);
  Diagnostics problems;
  require_cache(command.folder, problems);
  constexpr std::uint64_t usual_days = 30;
  constexpr std::uint64_t megabyte = 1'000'000;
  const std::uint64_t days =
      command.unused_for.empty()
          ? usual_days
          : understand_number("--unused-for", command.unused_for, 0, problems);
  const std::uint64_t most = understand_number("--most", command.most, 1, problems);
  if (problems.has_errors()) {
    messages.print(problems);
    return ExitStatus::usage;
  }
  const cache::Holdings gone = cache::prune(
      command.folder,
      {.unused_for = std::chrono::days(days), .most_bytes = most * megabyte});
  return print(text_of(gone) + " taken away; " +
                   text_of(cache::holdings_of(command.folder)) + " left\n",
               messages);
}

}  // namespace octavo::cli
