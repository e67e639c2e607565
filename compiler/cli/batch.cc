#include <algorithm>
#include <array>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

#include "compiler/batch/record.h"
#include "compiler/batch/reports.h"
#include "compiler/batch/shard.h"
#include "compiler/batch/workers.h"
#include "compiler/book_record.h"
#include "compiler/cli/batch_reports.h"
#include "compiler/cli/book.h"
#include "compiler/cli/book_list.h"
#include "compiler/cli/commands.h"
#include "compiler/cli/make.h"
#include "compiler/cli/messages.h"
#include "compiler/cli/numbers.h"
#include "compiler/cli/outputs.h"
#include "compiler/cli/rate.h"
#include "compiler/cli/settings.h"
#include "compiler/files.h"
#include "formats/registry.h"

namespace octavo::cli {
namespace {

namespace fs = std::filesystem;

/// All that a run is told, understood.
struct Plan {
  BuildCommand common{};
  fs::path folder{};
  std::vector<ListedBook> books{};
  unsigned jobs = 1;
  batch::WorkLimits limits{};
  bool fails_fast = false;
  bool draws_first_pages = false;
  MessageForm form = MessageForm::text;
  std::vector<ReportFile> reports{};
  unsigned restarts = 0;
};

std::optional<std::string> environment(std::string_view name) {
  const char* said = std::getenv(std::string(name).c_str());
  return said == nullptr ? std::nullopt : std::optional<std::string>(said);
}

void take_shard(const std::string& text,
                std::vector<ListedBook>& books,
                Diagnostics& problems) {
  if (text.empty()) {
    return;
  }
  const batch::ShardReading read = batch::read_shard(text, environment);
  if (!read.problem.empty()) {
    problems.error("usage", {}, read.problem, {{.message = read.hint}});
    return;
  }
  std::erase_if(
      books, [&](const ListedBook& book) { return !batch::has(read.shard, book.name); });
}

unsigned processors() {
  return std::max(1U, std::thread::hardware_concurrency());
}

/// The inputs of a run, and what it makes of them.
std::set<std::string> files_of(const Plan& plan) {
  std::set<std::string> files;
  if (plan.reports.empty()) {
    return files;
  }
  for (const ListedBook& book : plan.books) {
    for (const std::string& input : book.inputs) {
      files.insert(absolute_path(input));
    }
    for (const Writer& writer : formats().writers) {
      const fs::path stem = plan.folder / book.name;
      files.insert(absolute_path(stem.string() + std::string(writer.extension)));
    }
  }
  return files;
}

Plan plan_of(const BatchCommand& command, Diagnostics& problems) {
  const Settings settings = settings_of(command.build, formats(), problems);
  constexpr std::uint64_t megabyte = 1'000'000;
  Plan plan{.common = command.build,
            .folder = command.folder.empty() ? "." : command.folder,
            .jobs = settings.request.options.jobs,
            .limits = {.seconds = static_cast<unsigned>(understand_number(
                           "--limit-time", command.limit_time, 1, problems)),
                       .bytes = megabyte * understand_number("--limit-memory",
                                                             command.limit_memory, 1,
                                                             problems)},
            .fails_fast = command.fail_fast,
            .reports = understand_reports(command.reports, problems),
            .restarts = batch::read_restarts(environment)};
  plan.draws_first_pages =
      command.thumbnails || std::ranges::any_of(plan.reports, [](const ReportFile& each) {
        return each.form->name == "html";
      });
  if (command.fail_fast && command.keep_going) {
    problems.error("usage", {}, "--fail-fast and --keep-going contradict each other");
  }
  plan.form = settings.form;
  std::error_code ignored;
  if (fs::exists(plan.folder, ignored) && !fs::is_directory(plan.folder, ignored)) {
    problems.error("usage", {}, "`" + plan.folder.string() + "` is no folder",
                   {{.message = "-o is the folder of the outputs"}});
  }
  if (plan.jobs == 0) {
    plan.jobs = processors();
  }
  // What the formats are is looked at once, and not for each book.
  plan_outputs({.book = {.inputs = {"book.md"}}, .formats = command.build.formats},
               formats(), problems);
  if (problems.has_errors()) {
    return plan;
  }
  DiskFiles disk;
  plan.books = list_books(command.build.book.inputs, formats(), disk, problems);
  report_same_names(plan.books, problems);
  spare_files_of_run(plan.reports, files_of(plan), problems);
  take_shard(command.shard, plan.books, problems);
  return plan;
}

/// What a run is told by signals.
class Interruption {
 public:
  Interruption() {
    struct sigaction action {};
    action.sa_handler = note;
    for (std::size_t i = 0; i < signals.size(); ++i) {
      sigaction(signals.at(i), &action, &before_.at(i));
    }
  }
  ~Interruption() {
    for (std::size_t i = 0; i < signals.size(); ++i) {
      sigaction(signals.at(i), &before_.at(i), nullptr);
    }
  }
  Interruption(const Interruption&) = delete;
  Interruption& operator=(const Interruption&) = delete;

  /// The signal that came; 0: none.
  static int signal() { return came; }
  static int count() { return times; }

 private:
  static constexpr std::array signals = {SIGINT, SIGTERM, SIGHUP};

  static void note(int signal) {
    came = signal;
    times = times + 1;
  }

  static inline volatile std::sig_atomic_t came = 0;
  static inline volatile std::sig_atomic_t times = 0;
  std::array<struct sigaction, signals.size()> before_{};
};

/// Makes one book, in a process of works.
class BookMaker {
 public:
  BookMaker(const Plan& plan, cache::BookCache* cache) : plan_(plan), cache_(cache) {}

  BookRecord make(const ListedBook& listed) const {
    BookRecord record{.name = listed.name, .inputs = listed.inputs};
    Messages messages(record.diagnostics);
    const ExitStatus status = make(listed, record, messages);
    record.status = status == ExitStatus::done          ? record.status
                    : status == ExitStatus::book_failed ? BookStatus::failed
                    : status == ExitStatus::usage       ? BookStatus::failed
                                                        : BookStatus::files;
    return record;
  }

 private:
  ExitStatus make(const ListedBook& listed,
                  BookRecord& record,
                  Messages& messages) const {
    BuildCommand command = plan_.common;
    command.book.inputs = listed.inputs;
    command.book.jobs = std::to_string(std::max<std::size_t>(
        1, plan_.jobs / std::max<std::size_t>(1, plan_.books.size())));
    if (!listed.options.empty()) {
      auto read = read_build_options(std::move(command), listed.options);
      if (const auto* error = std::get_if<UsageError>(&read)) {
        messages.error("usage", error->message, error->hints);
        return ExitStatus::usage;
      }
      command = std::get<BuildCommand>(std::move(read));
    }
    const fs::path stem = plan_.folder / listed.name;
    Diagnostics problems;
    const Formats all = formats();
    Settings settings = settings_of(command, all, problems);
    settings.request.options.draws_first_page =
        plan_.draws_first_pages &&
        batch::is_first_page_drawn(listed.name, plan_.books.size());
    for (const PlannedOutput& output :
         plan_outputs({.book = {.inputs = {"book.md"}}, .formats = command.formats}, all,
                      problems)) {
      command.outputs.push_back(stem.string() + std::string(output.writer->extension));
    }
    command.formats.clear();
    const std::vector<PlannedOutput> plan = plan_outputs(command, all, problems);
    if (problems.has_errors()) {
      messages.print(problems);
      return ExitStatus::usage;
    }
    // What is wrong with the folder is told of the files in it.
    std::error_code ignored;
    fs::create_directories(stem.parent_path(), ignored);
    const Making making = make_files(plan, false, cache_, settings, messages);
    record.status = making.is_unchanged  ? BookStatus::unchanged
                    : making.is_restored ? BookStatus::restored
                                         : BookStatus::made;
    record.cache_error = making.cache_error;
    record.first_page = making.first_page;
    if (making.status == ExitStatus::done) {
      for (const PlannedOutput& output : plan) {
        record.outputs.push_back({.format = std::string(output.writer->name),
                                  .path = output.path,
                                  .bytes = fs::file_size(output.path, ignored)});
      }
    }
    return making.status;
  }

  const Plan& plan_;
  cache::BookCache* cache_;
};

/// What is said of a book that could not say it itself.
BookRecord record_of_ending(const ListedBook& book,
                            const batch::WorkResult& result,
                            const batch::WorkLimits& limits) {
  BookRecord record{.name = book.name, .inputs = book.inputs, .seconds = result.seconds};
  const auto say = [&](BookStatus status, std::string code, std::string message,
                       std::string hint) {
    record.status = status;
    record.reason = message;
    record.diagnostics.push_back({.severity = Severity::error,
                                  .code = std::move(code),
                                  .message = std::move(message),
                                  .place = {.file = book.inputs.front()},
                                  .hints = {{.message = std::move(hint)}}});
  };
  switch (result.ending) {
    case batch::Ending::out_of_time:
      say(BookStatus::out_of_time, "book-out-of-time",
          "this book takes more than " + std::to_string(limits.seconds) +
              (limits.seconds == 1 ? " second" : " seconds"),
          "raise --limit-time");
      break;
    case batch::Ending::out_of_memory:
      say(BookStatus::out_of_memory, "book-out-of-memory",
          "this book takes more memory than it may", "raise --limit-memory");
      break;
    case batch::Ending::abandoned:
      record.status = BookStatus::abandoned;
      record.reason = "the run ended before this book was made";
      break;
    case batch::Ending::crashed:
    case batch::Ending::done:
      say(BookStatus::crashed, "book-crashed", result.bytes,
          "a fault of octavo's or of a library's, or a process killed from outside: "
          "report "
          "it with the book");
      break;
  }
  return record;
}

/// A run: makes the books, tells of each as it ends, and keeps the record.
class Run {
 public:
  Run(const Plan& plan, cache::BookCache* cache, bool is_quiet, batch::Record& record)
      : plan_(plan),
        cache_(cache),
        is_quiet_(is_quiet),
        record_(record),
        rate_(plan.books.size(), !is_quiet && plan.form == MessageForm::text) {}

  void make() {
    const BookMaker maker(plan_, cache_);
    batch::do_works(
        {.count = plan_.books.size(),
         .jobs = plan_.jobs,
         .limits = plan_.limits,
         .work =
             [&](std::size_t index) {
               return record_line(maker.make(plan_.books[index]));
             },
         .take = [&](std::size_t index,
                     const batch::WorkResult& result) { take(index, result); },
         .advise = [&] { return advise(); }});
  }

  void tell_uncached(Messages& messages) const {
    if (uncached_ > 0) {
      cli::tell_uncached(uncached_, cache_error_, messages);
    }
  }

 private:
  void take(std::size_t index, const batch::WorkResult& result) {
    auto read = result.ending == batch::Ending::done ? read_record_line(result.bytes)
                                                     : std::nullopt;
    BookRecord record = read ? std::move(*read)
                             : record_of_ending(plan_.books[index], result, plan_.limits);
    record.seconds = result.seconds;
    if (record.cache_error != FileError::none) {
      ++uncached_;
      cache_error_ = record.cache_error;
    }
    record.restarts = plan_.restarts;
    rate_.say([&] { print_record(record, plan_.form, is_quiet_); });
    record_.add(index, record);
    rate_.step();
  }

  batch::Advice advise() {
    rate_.show();
    if (Interruption::count() > 1) {
      return batch::Advice::stop;
    }
    const bool ends =
        Interruption::signal() != 0 || (plan_.fails_fast && record_.failed() > 0);
    return ends ? batch::Advice::finish : batch::Advice::go_on;
  }

  const Plan& plan_;
  cache::BookCache* cache_;
  bool is_quiet_;
  batch::Record& record_;
  Rate rate_;
  /// Books that the cache could not keep, and why the last of them.
  std::size_t uncached_ = 0;
  FileError cache_error_ = FileError::none;
};

}  // namespace

ExitStatus batch(const BatchCommand& command) {
  Diagnostics problems;
  const Plan plan = plan_of(command, problems);
  Messages messages(plan.form, Loudness::all);
  if (problems.has_errors()) {
    messages.print(problems);
    return ExitStatus::usage;
  }
  if (!folders_take_reports(plan.reports, messages)) {
    return ExitStatus::files;
  }
  // Where nobody reads the messages any more, the books are made all the same.
  std::signal(SIGPIPE, SIG_IGN);
  const auto begun = std::chrono::steady_clock::now();
  const bool is_quiet = command.build.book.quiet;
  const Interruption interruption;
  batch::Record record;
  auto cache = open_cache(command.build.cache, messages);
  Run run(plan, cache ? &*cache : nullptr, is_quiet, record);
  run.make();
  run.tell_uncached(messages);
  const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - begun;
  if (!is_quiet && plan.form == MessageForm::text) {
    print_summary(record, passed.count());
  }
  if (!write_reports(plan.reports, record, messages)) {
    return ExitStatus::files;
  }
  if (const int signal = Interruption::signal(); signal != 0) {
    constexpr int signalled = 128;
    return static_cast<ExitStatus>(signalled + signal);
  }
  return record.failed() > 0 ? ExitStatus::book_failed : ExitStatus::done;
}

}  // namespace octavo::cli
