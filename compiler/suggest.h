#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace octavo {

/// The known word that a mistyped one is most like; none when all are far from it.
std::optional<std::string> nearest(std::string_view word,
                                   const std::vector<std::string>& known);

}  // namespace octavo
