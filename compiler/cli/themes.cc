#include <algorithm>
#include <string>

#include "compiler/cli/book.h"
#include "compiler/cli/commands.h"
#include "compiler/cli/messages.h"
#include "compiler/theme.h"
#include "formats/registry.h"

namespace octavo::cli {
namespace {

std::string list_of(std::span<const Theme> themes) {
  std::size_t width = 0;
  for (const Theme& theme : themes) {
    width = std::max(width, theme.name.size());
  }
  constexpr std::size_t gap = 3;
  std::string text;
  for (const Theme& theme : themes) {
    text.append(theme.name).append(width + gap - theme.name.size(), ' ');
    text.append(theme.description).append("\n");
  }
  return text;
}

}  // namespace

ExitStatus themes(const ThemesCommand& command) {
  Messages messages(MessageForm::text, Loudness::all);
  const std::span<const Theme> all = formats().themes;
  if (command.theme.empty()) {
    return print(list_of(all), messages);
  }
  const Theme* theme = find_theme(command.theme, all);
  if (theme == nullptr) {
    messages.error("usage", "octavo has no theme `" + command.theme + "`",
                   {theme_hint(command.theme, all)});
    return ExitStatus::usage;
  }
  return print(theme->css, messages);
}

}  // namespace octavo::cli
