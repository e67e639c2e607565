#include "compiler/cli/tools/man_page.h"

#include <cstdio>
#include <sstream>
#include <string_view>

#include "compiler/cli/tools/completions.h"
#include "compiler/text/characters.h"
#include "compiler/text/utf8.h"

namespace octavo::cli {
namespace {

/// Letters as roff reads them. A hyphen that is to be typed is no hyphen of a word.
std::string roff(std::string_view text) {
  std::string out;
  for (const char32_t letter : to_utf32(text)) {
    if (letter == U'\\') {
      out += "\\e";
    } else if (letter == U'-') {
      out += "\\-";
    } else if (letter == U'\'') {
      out += "\\(aq";
    } else if (letter < 0x80) {
      out += static_cast<char>(letter);
    } else {
      char name[16];
      std::snprintf(name, sizeof name, "\\[u%04X]", static_cast<unsigned>(letter));
      out += name;
    }
  }
  return out.starts_with('.') ? "\\&" + out : out;
}

std::string bold(const std::string& text) {
  return "\\fB" + roff(text) + "\\fP";
}

std::string slanted(const std::string& text) {
  return "\\fI" + roff(text) + "\\fP";
}

/// What a command does, for the line that `whatis` shows behind its name.
std::string deed_of(std::string purpose, const std::string& name) {
  purpose.erase(0, purpose.starts_with(name + " ") ? name.size() + 1 : 0);
  return purpose;
}

/// A sentence, with what it has between backquotes in bold.
std::string prose(const std::string& text) {
  std::string out;
  std::istringstream parts(text);
  bool is_code = false;
  for (std::string part; std::getline(parts, part, '`'); is_code = !is_code) {
    out += is_code ? bold(part) : roff(part);
  }
  return out;
}

std::string section(const std::string& title, const std::string& text) {
  return text.empty() ? std::string() : ".SH " + title + "\n" + text;
}

/// "octavo-build(1)".
std::string reference_to(const CommandWords& command) {
  return bold(joined(command.path, "-")) + "(1)";
}

std::string synopsis(const CommandWords& command) {
  std::string text = bold(joined(command.path, " "));
  if (!command.commands.empty()) {
    text += " " + slanted("SUBCOMMAND");
  }
  if (!command.options.empty()) {
    text += " [" + slanted("OPTION") + "]...";
  }
  if (command.operand) {
    const std::string operand = slanted(command.operand->value);
    text += command.operand->repeats ? " " + operand + "..." : " [" + operand + "]";
  }
  return text + "\n";
}

std::string commands_of(const CommandWords& command) {
  std::string text;
  for (const CommandWords& inner : command.commands) {
    text += ".TP\n" + reference_to(inner) + "\n" + prose(inner.purpose) + ".\n";
  }
  return text;
}

std::string entry_of(const OptionWords& option) {
  std::string head;
  for (const std::string& name : option.names) {
    head += (head.empty() ? "" : ", ") + bold(name);
  }
  if (!option.value.empty() && option.value != option.names.front()) {
    head += " " + slanted(option.value);
  }
  return ".TP\n" + head + "\n" + prose(option.purpose) + ".\n";
}

std::string options_of(const CommandWords& command) {
  std::string text = command.operand ? entry_of(*command.operand) : std::string();
  for (const OptionWords& option : command.options) {
    text += entry_of(option);
  }
  return text;
}

struct Remarks {
  std::string paragraphs{};
  std::string examples{};
  std::string statuses{};
};

/// The end of a help: "Examples:" and indented lines, "Exit status: …", and paragraphs.
Remarks remarks_of(const CommandWords& command) {
  constexpr std::string_view statuses_begin = "Exit status: ";
  Remarks remarks;
  std::string* current = &remarks.paragraphs;
  std::istringstream lines(command.remarks);
  for (std::string line; std::getline(lines, line);) {
    if (line == "Example:" || line == "Examples:") {
      current = &remarks.examples;
    } else if (line.starts_with(statuses_begin)) {
      current = &remarks.statuses;
      *current += prose(line.substr(statuses_begin.size())) + "\n";
    } else if (line.empty()) {
      current = &remarks.paragraphs;
      *current += current->empty() ? "" : ".PP\n";
    } else {
      *current += (current == &remarks.examples ? roff(line) : prose(line)) + "\n";
    }
  }
  constexpr std::string_view nothing_behind = ".PP\n";
  while (remarks.paragraphs.ends_with(nothing_behind)) {
    remarks.paragraphs.erase(remarks.paragraphs.size() - nothing_behind.size());
  }
  return remarks;
}

std::string see_also(const CommandWords& command) {
  std::string text;
  if (command.path.size() > 1) {
    const std::vector<std::string> outer(command.path.begin(), command.path.end() - 1);
    text = bold(joined(outer, "-")) + "(1)";
  }
  for (const CommandWords& inner : command.commands) {
    text += (text.empty() ? "" : ", ") + reference_to(inner);
  }
  return text + "\n";
}

}  // namespace

std::string man_page_name(const CommandWords& command) {
  return joined(command.path, "-") + ".1";
}

std::string man_page(const CommandWords& command, const std::string& version) {
  const std::string name = joined(command.path, "-");
  const Remarks remarks = remarks_of(command);
  std::string purpose = command.purpose;
  if (purpose.ends_with('.')) {
    purpose.pop_back();
  }
  const std::string examples =
      remarks.examples.empty() ? "" : ".nf\n" + remarks.examples + ".fi\n";
  const std::string description =
      prose(purpose) + ".\n" +
      (remarks.paragraphs.empty() ? "" : ".PP\n" + remarks.paragraphs);
  return ".TH " + roff(to_upper(name)) + " 1 \"\" \"octavo " + version +
         "\" \"User Commands\"\n" +
         section("NAME", roff(name) + " \\- " + prose(deed_of(purpose, name)) + "\n") +
         section("SYNOPSIS", synopsis(command)) + section("DESCRIPTION", description) +
         section("SUBCOMMANDS", commands_of(command)) +
         section("OPTIONS", options_of(command)) +
         section("EXIT STATUS", remarks.statuses) + section("EXAMPLES", examples) +
         section("SEE ALSO", see_also(command));
}

}  // namespace octavo::cli
