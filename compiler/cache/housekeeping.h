#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>

namespace octavo::cache {

/// What a cache holds.
struct Holdings {
  /// Requests whose books are known.
  std::size_t books = 0;
  std::size_t outputs = 0;
  /// Of both.
  std::uint64_t bytes = 0;
};

Holdings holdings_of(const std::filesystem::path& folder);

struct Pruning {
  /// Books that nobody has asked for as long go.
  std::chrono::hours unused_for{};
  /// Of what is left, those that nobody has asked for longest, until it is no more; 0:
  /// any number.
  std::uint64_t most_bytes = 0;
};

/// Takes away books, and outputs that no book is left of; says what went. What another
/// process has just written stays. Only what `Store` has written is touched.
Holdings prune(const std::filesystem::path& folder, const Pruning& pruning);

}  // namespace octavo::cache
