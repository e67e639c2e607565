#include "compiler/theme.h"

#include <algorithm>
#include <string>
#include <vector>

#include "compiler/suggest.h"
#include "compiler/text/characters.h"

namespace octavo {

const Theme* find_theme(std::string_view name, std::span<const Theme> themes) {
  const auto found = std::ranges::find(themes, to_lower(name), &Theme::name);
  return found == themes.end() ? nullptr : &*found;
}

Hint theme_hint(std::string_view name, std::span<const Theme> themes) {
  std::vector<std::string> names;
  std::string list;
  for (const Theme& theme : themes) {
    names.emplace_back(theme.name);
    list += (list.empty() ? "" : ", ") + names.back();
  }
  const auto meant = nearest(to_lower(name), names);
  return {.message = meant ? "did you mean `" + *meant + "`?" : "there are " + list};
}

}  // namespace octavo
