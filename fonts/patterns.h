#pragma once

#include <span>
#include <string_view>

namespace octavo {

/// A pattern table that is part of the program. `fonts/patterns.cmake` lists them.
struct EmbeddedPatterns {
  /// The BCP 47 tags that it serves, in small letters, with spaces between.
  std::string_view tags{};
  const char* begin = nullptr;
  const char* end = nullptr;

  std::string_view bytes() const {
    return {begin, static_cast<std::size_t>(end - begin)};
  }
};

std::span<const EmbeddedPatterns> embedded_patterns();

}  // namespace octavo
