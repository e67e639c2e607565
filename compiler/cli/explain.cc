#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/cli/book.h"
#include "compiler/cli/commands.h"
#include "compiler/cli/messages.h"
#include "compiler/cli/suggest.h"
#include "compiler/diagnostics.h"

namespace octavo::cli {
namespace {

/// One paragraph in lines of at most 78 bytes.
std::string wrapped(std::string_view text) {
  constexpr std::size_t measure = 78;
  std::string result;
  std::size_t width = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (width > 0 && width + 1 + end > measure) {
      result += '\n';
      width = 0;
    } else if (width > 0) {
      result += ' ';
      ++width;
    }
    result += text.substr(0, end);
    width += end;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return result + "\n";
}

std::string indented(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    result += "    " + std::string(text.substr(0, end)) + "\n";
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return result;
}

std::string explanation_of(const DiagnosticCode& code) {
  const std::string severity = code.severity == Severity::error ? "error" : "warning";
  return severity + "[" + std::string(code.code) + "]\n\n" + wrapped(code.explanation) +
         "\nFor example:\n\n" + indented(code.example);
}

}  // namespace

ExitStatus explain(const ExplainCommand& command) {
  Messages messages(MessageForm::text, Loudness::all);
  std::string list;
  std::vector<std::string> names;
  for (const DiagnosticCode& each : diagnostic_codes()) {
    if (each.code == command.code) {
      return print(explanation_of(each), messages);
    }
    names.emplace_back(each.code);
    list += names.back() + "\n";
  }
  if (command.code.empty()) {
    return print(list, messages);
  }
  const std::optional<std::string> meant = nearest(command.code, names);
  messages.error("usage", "there is no code `" + command.code + "`",
                 {{.message = meant ? "did you mean `" + *meant + "`?"
                                    : "`octavo explain` lists all codes"}});
  return ExitStatus::usage;
}

}  // namespace octavo::cli
