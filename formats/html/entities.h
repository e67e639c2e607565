#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace octavo::html {

/// A character reference that was read.
struct Entity {
  std::string text{};
  /// After its semicolon.
  std::size_t end = 0;
};

/// The character reference at `at`, where an ampersand stands: named, decimal or
/// hexadecimal, with its semicolon. What is no character is U+FFFD.
std::optional<Entity> read_entity(std::string_view text, std::size_t at);

struct NamedEntity {
  std::string_view name{};
  std::string_view text{};
};

/// Those of HTML 5 that end in a semicolon, sorted by name (the name is without it).
std::span<const NamedEntity> named_entities();

}  // namespace octavo::html
