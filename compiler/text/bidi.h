#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace octavo {

enum class BaseDirection : unsigned char { left_to_right, right_to_left, automatic };

/// `[begin, end)` in bytes, of one embedding level: odd is right to left.
struct LevelRun {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint8_t level = 0;

  bool operator==(const LevelRun&) const = default;
};

struct BidiLevels {
  std::uint8_t paragraph = 0;
  /// In logical order, covering the text.
  std::vector<LevelRun> runs{};
};

/// `[begin, end)` in bytes: set from left to right for itself, as code is, whatever
/// stands around it.
struct Isolate {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// The embedding levels of one paragraph (UAX 9, P2 to I2). Isolates are in order, do not
/// overlap, and count as if U+2066 and U+2069 stood around them.
BidiLevels bidi_levels(std::string_view text,
                       BaseDirection base,
                       std::span<const Isolate> isolates = {});

/// The visual order of the runs of one line: indices into `levels`, left to right (UAX 9,
/// L2).
std::vector<std::uint32_t> visual_order(const std::vector<std::uint8_t>& levels);

}  // namespace octavo
