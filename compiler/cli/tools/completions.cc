#include "compiler/cli/tools/completions.h"

namespace octavo::cli {

std::vector<const CommandWords*> all_commands(const CommandWords& command) {
  std::vector<const CommandWords*> all = {&command};
  for (const CommandWords& inner : command.commands) {
    const auto below = all_commands(inner);
    all.insert(all.end(), below.begin(), below.end());
  }
  return all;
}

std::string joined(const std::vector<std::string>& words, const std::string& between) {
  std::string text;
  for (const std::string& word : words) {
    text += (text.empty() ? "" : between) + word;
  }
  return text;
}

std::string shell_word(const std::string& text) {
  std::string out = "'";
  for (const char byte : text) {
    if (byte == '\'') {
      out += "'\\''";
    } else {
      out += byte;
    }
  }
  return out + "'";
}

}  // namespace octavo::cli
