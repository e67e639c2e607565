#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "compiler/batch/record.h"
#include "compiler/book_record.h"
#include "compiler/cli/batch_reports.h"
#include "compiler/cli/commands.h"
#include "compiler/cli/messages.h"
#include "compiler/files.h"

namespace octavo::cli {
namespace {

constexpr std::uint64_t most_bytes_of_a_report = 4'000'000'000;

/// The books of several reports, each once, by their names.
using Books = std::map<std::string, BookRecord>;

/// Adds those of a report; the number of a line that is none of octavo's.
std::optional<std::size_t> add_lines(std::string_view text, Books& books) {
  for (std::size_t number = 1; !text.empty(); ++number) {
    const std::size_t size = std::min(text.find('\n'), text.size());
    auto record = read_record_line(text.substr(0, size));
    if (!record) {
      return number;
    }
    text.remove_prefix(std::min(size + 1, text.size()));
    const auto [place, is_new] = books.try_emplace(record->name);
    if (is_new || !is_good(place->second.status) || is_good(record->status)) {
      place->second = std::move(*record);
    }
  }
  return std::nullopt;
}

ExitStatus read_reports(const std::vector<std::string>& paths,
                        Books& books,
                        Messages& messages) {
  for (const std::string& path : paths) {
    const FileContent report = DiskFiles().read_input(path, most_bytes_of_a_report);
    if (report.error != FileError::none) {
      messages.error("input-unreadable", "the report `" + path + "` cannot be read");
      return ExitStatus::files;
    }
    if (const auto line = add_lines(report.bytes, books)) {
      messages.error(
          "usage",
          "line " + std::to_string(*line) + " of `" + path + "` is no record of a batch",
          {{.message = "reports to join are of the form jsonl: "
                       "octavo batch … --report jsonl:" +
                       path}});
      return ExitStatus::usage;
    }
  }
  return ExitStatus::done;
}

}  // namespace

ExitStatus merge_reports(const MergeReportsCommand& command) {
  Messages messages(MessageForm::text, Loudness::all);
  Diagnostics problems;
  const std::vector<ReportFile> reports = understand_reports(command.reports, problems);
  if (command.inputs.empty()) {
    problems.error("usage", {}, "no report is named",
                   {{.message = "`octavo merge-reports shard-*.jsonl --report "
                                "html:books.html`"}});
  }
  if (problems.has_errors()) {
    messages.print(problems);
    return ExitStatus::usage;
  }
  Books books;
  if (const ExitStatus status = read_reports(command.inputs, books, messages);
      status != ExitStatus::done) {
    return status;
  }
  batch::Record record;
  double seconds = 0;
  std::size_t number = 0;
  for (const auto& [name, book] : books) {
    record.add(number++, book);
    seconds += book.seconds;
  }
  print_summary(record, seconds);
  if (!write_reports(reports, record, messages)) {
    return ExitStatus::files;
  }
  return record.failed() > 0 ? ExitStatus::book_failed : ExitStatus::done;
}

}  // namespace octavo::cli
