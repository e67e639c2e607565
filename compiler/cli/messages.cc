#include "compiler/cli/messages.h"

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <map>
#include <span>
#include <tuple>
#include <unistd.h>
#include <utility>

namespace octavo::cli {
namespace {

ReportColors colors_of_terminal() {
  const char* no_color = std::getenv("NO_COLOR");
  const bool unwanted = no_color != nullptr && *no_color != '\0';
  return isatty(STDERR_FILENO) == 1 && !unwanted ? ReportColors::terminal
                                                 : ReportColors::none;
}

/// Where nobody reads the messages any more, the books are made all the same.
void print_error(std::string_view text) {
  sigset_t pipe;
  sigset_t before;
  sigemptyset(&pipe);
  sigaddset(&pipe, SIGPIPE);
  pthread_sigmask(SIG_BLOCK, &pipe, &before);
  std::fwrite(text.data(), 1, text.size(), stderr);
  if (sigismember(&before, SIGPIPE) == 0) {
    const timespec at_once{};
    sigtimedwait(&pipe, nullptr, &at_once);
  }
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
}

/// Its code, file and group.
using Group = std::tuple<std::string_view, std::string_view, std::string_view>;

Group group_of(const RecordedDiagnostic& diagnostic) {
  return {diagnostic.code, diagnostic.place.file, diagnostic.group};
}

}  // namespace

Messages::Messages(MessageForm form, Loudness loudness)
    : form_(form), loudness_(loudness), colors_(colors_of_terminal()) {}

Messages::Messages(std::vector<RecordedDiagnostic>& record) : record_(&record) {}

void Messages::print(const std::vector<RecordedDiagnostic>& diagnostics) {
  if (record_ != nullptr) {
    record_->insert(record_->end(), diagnostics.begin(), diagnostics.end());
    return;
  }
  std::vector<const RecordedDiagnostic*> wanted;
  for (const RecordedDiagnostic& each : diagnostics) {
    if (loudness_ == Loudness::all || each.severity == Severity::error) {
      wanted.push_back(&each);
    }
  }
  if (form_ == MessageForm::text) {
    print_text(wanted);
    return;
  }
  for (const RecordedDiagnostic* each : wanted) {
    print_error(report_json(*each));
  }
}

void Messages::print(const Diagnostics& diagnostics, const Sources& sources) {
  print(record_of(diagnostics, sources));
}

void Messages::print_text(
    const std::vector<const RecordedDiagnostic*>& diagnostics) const {
  std::map<Group, std::vector<std::uint32_t>> lines;
  for (const RecordedDiagnostic* each : diagnostics) {
    if (!each->group.empty()) {
      lines[group_of(*each)].push_back(each->place.begin.line);
    }
  }
  std::map<std::string_view, std::size_t> printed;
  std::map<std::string_view, std::size_t> left_out;
  for (const RecordedDiagnostic* each : diagnostics) {
    const auto group = lines.find(group_of(*each));
    const bool is_grouped = group != lines.end();
    const std::vector<std::uint32_t> all = is_grouped
                                               ? std::exchange(group->second, {})
                                               : std::vector{each->place.begin.line};
    if (all.empty()) {
      continue;
    }
    std::size_t& count = printed[each->code];
    if (count >= (is_grouped ? most_told_groups : most_told_of_a_code)) {
      left_out[each->code] += all.size();
      continue;
    }
    ++count;
    print_error(report_text(*each, colors_));
    if (all.size() > 1) {
      print_error(report_others(std::span(all).subspan(1)));
    }
  }
  for (const auto& [code, count] : left_out) {
    print_error("octavo: " + std::to_string(count) + " more of [" + std::string(code) +
                "]; --diagnostics json prints all\n");
  }
}

void Messages::error(std::string_view code,
                     std::string message,
                     std::vector<Hint> hints) {
  Diagnostics one;
  one.error(code, {}, std::move(message), std::move(hints));
  print(one);
}

}  // namespace octavo::cli
