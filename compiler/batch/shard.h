#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace octavo::batch {

/// Which part of a list of books one machine makes, of how many.
struct Shard {
  /// From 0.
  std::uint32_t index = 0;
  std::uint32_t count = 1;

  bool operator==(const Shard&) const = default;
};

/// What the environment says of a name; none: it is not there.
using Environment = std::function<std::optional<std::string>(std::string_view name)>;

/// A shard, or why there is none.
struct ShardReading {
  Shard shard{};
  /// Empty: it is understood. Reads as a message of a diagnostic, as does the hint.
  std::string problem{};
  std::string hint{};
};

/// `2/8` (the second of eight), or `auto`: what the engine that started octavo says in
/// the environment. docs/batch.md lists the engines.
ShardReading read_shard(std::string_view text, const Environment& environment);

/// How often the engine had begun this run before; 0, too, where it does not say.
unsigned read_restarts(const Environment& environment);

/// Whether a shard makes the book of this name. It follows from the name alone: a list
/// that grows moves no book to another machine.
bool has(const Shard& shard, std::string_view name);

}  // namespace octavo::batch
