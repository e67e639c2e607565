#pragma once

#include <filesystem>
#include <optional>

namespace octavo::tests {

/// A file of the Unicode Character Database as Debian's unicode-data installs it.
inline std::optional<std::filesystem::path> unicode_data(const char* name) {
  const auto path = std::filesystem::path("/usr/share/unicode") / name;
  std::error_code error;
  return std::filesystem::exists(path, error) ? std::optional(path) : std::nullopt;
}

}  // namespace octavo::tests
