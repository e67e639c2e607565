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
using Group = std::tuple<std::string_view, FileId, std::string_view>;

Group group_of(const Diagnostic& diagnostic) {
  return {diagnostic.code, diagnostic.span.file, diagnostic.group};
}

}  // namespace

Messages::Messages(MessageForm form, Loudness loudness)
    : form_(form), loudness_(loudness), colors_(colors_of_terminal()) {}

Messages::Messages(Loudness loudness,
                   std::vector<RecordedDiagnostic>& record,
                   std::string& text)
    : loudness_(loudness),
      colors_(colors_of_terminal()),
      record_(&record),
      text_(&text) {}

void Messages::say(std::string_view text) const {
  if (text_ != nullptr) {
    *text_ += text;
  } else {
    print_error(text);
  }
}

void Messages::print(const Diagnostics& diagnostics, const Sources& sources) {
  if (record_ != nullptr) {
    for (const Diagnostic& each : diagnostics.list()) {
      record_->push_back(record_of(each, sources));
    }
  }
  std::vector<const Diagnostic*> wanted;
  for (const Diagnostic& each : diagnostics.list()) {
    if (loudness_ == Loudness::all || each.severity == Severity::error) {
      wanted.push_back(&each);
    }
  }
  if (form_ == MessageForm::text) {
    print_text(wanted, sources);
    return;
  }
  for (const Diagnostic* each : wanted) {
    print_error(report_json(*each, sources));
  }
}

void Messages::print_text(const std::vector<const Diagnostic*>& diagnostics,
                          const Sources& sources) const {
  // Groups are fewer than what stands in them: all those of a usual file are printed.
  constexpr std::size_t most_of_a_code = 20;
  constexpr std::size_t most_groups = 200;
  std::map<Group, std::vector<Span>> places;
  for (const Diagnostic* each : diagnostics) {
    if (!each->group.empty()) {
      places[group_of(*each)].push_back(each->span);
    }
  }
  std::map<std::string_view, std::size_t> printed;
  std::map<std::string_view, std::size_t> left_out;
  for (const Diagnostic* each : diagnostics) {
    const auto group = places.find(group_of(*each));
    const bool is_grouped = group != places.end();
    const std::vector<Span> all =
        is_grouped ? std::exchange(group->second, {}) : std::vector{each->span};
    if (all.empty()) {
      continue;
    }
    std::size_t& count = printed[each->code];
    if (count >= (is_grouped ? most_groups : most_of_a_code)) {
      left_out[each->code] += all.size();
      continue;
    }
    ++count;
    say(report_text(*each, sources, colors_));
    if (all.size() > 1) {
      say(report_others(std::span(all).subspan(1), sources));
    }
  }
  for (const auto& [code, count] : left_out) {
    say("octavo: " + std::to_string(count) + " more of [" + std::string(code) +
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
