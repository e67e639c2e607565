#include "compiler/cli/messages.h"

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <unistd.h>

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

}  // namespace

Messages::Messages(MessageForm form, Loudness loudness)
    : form_(form), loudness_(loudness), colors_(colors_of_terminal()) {}

void Messages::print(const Diagnostics& diagnostics, const Sources& sources) {
  constexpr std::size_t most_of_a_code = 20;
  std::map<std::string_view, std::size_t> counts;
  for (const Diagnostic& each : diagnostics.list()) {
    if (loudness_ == Loudness::errors_only && each.severity == Severity::warning) {
      continue;
    }
    if (form_ == MessageForm::json) {
      print_error(report_json(each, sources));
    } else if (++counts[each.code] <= most_of_a_code) {
      print_error(report_text(each, sources, colors_));
    }
  }
  for (const auto& [code, count] : counts) {
    if (count > most_of_a_code) {
      print_error("octavo: " + std::to_string(count - most_of_a_code) + " more of [" +
                  std::string(code) + "]; --diagnostics json prints all\n");
    }
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
