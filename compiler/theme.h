#pragma once

#include <span>
#include <string_view>

#include "compiler/diagnostics.h"

namespace octavo {

/// One of octavo's own looks, for both books.
struct Theme {
  std::string_view name{};
  /// A sentence, without its full stop.
  std::string_view description{};
  /// The stylesheet as it stands in the project.
  std::string_view css{};
};

/// In any case of letters; null: there is none of this name.
const Theme* find_theme(std::string_view name, std::span<const Theme> themes);

/// What helps who named a theme that there is none of.
Hint theme_hint(std::string_view name, std::span<const Theme> themes);

}  // namespace octavo
