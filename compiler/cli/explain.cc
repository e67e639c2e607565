#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/cli/book.h"
#include "compiler/cli/commands.h"
#include "compiler/cli/messages.h"
#include "compiler/codes.h"
#include "compiler/diagnostics.h"
#include "compiler/suggest.h"
#include "compiler/text/characters.h"

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

std::string severity_of(const DiagnosticCode& code) {
  return code.severity == Severity::error ? "error" : "warning";
}

std::string explanation_of(const DiagnosticCode& code) {
  return severity_of(code) + "[" + std::string(code.code) + "]\n\n" +
         wrapped(code.explanation) + "\nFor example:\n\n" + indented(code.example);
}

std::string all_codes() {
  constexpr std::size_t column = 28;
  std::string list;
  for (const codes::Area& area : codes::areas()) {
    list += (list.empty() ? "" : "\n") + std::string(area.subject) + ":\n";
    for (const DiagnosticCode& each : area.codes) {
      std::string line = "  " + std::string(each.code) + " ";
      line.resize(std::max(column, line.size()), ' ');
      list += line + severity_of(each) + "\n";
    }
  }
  return list;
}

/// The code in a word of the user's: as messages have it, `warning[broken-link]:`, too.
std::string code_in(std::string_view word) {
  const std::size_t open = word.find('[');
  if (open != std::string_view::npos) {
    word = word.substr(open + 1);
    word = word.substr(0, word.find(']'));
  }
  return to_lower(word);
}

}  // namespace

ExitStatus explain(const ExplainCommand& command) {
  Messages messages(MessageForm::text, Loudness::all);
  if (command.code.empty()) {
    return print(all_codes(), messages);
  }
  const std::string code = code_in(command.code);
  std::vector<std::string> names;
  for (const DiagnosticCode& each : diagnostic_codes()) {
    if (each.code == code) {
      return print(explanation_of(each), messages);
    }
    names.emplace_back(each.code);
  }
  const std::optional<std::string> meant = nearest(code, names);
  messages.error("usage", "there is no code `" + command.code + "`",
                 {{.message = meant ? "did you mean `" + *meant + "`?"
                                    : "`octavo explain` lists all codes"}});
  return ExitStatus::usage;
}

}  // namespace octavo::cli
