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

/// `[begin, end)` in bytes: set in a direction of its own, as code is, whatever stands
/// around it.
struct Isolate {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  BaseDirection direction = BaseDirection::left_to_right;
  /// Whether what stands around it is placed as if this were one sign without direction.
  bool isolates = true;
  /// Whether all of its characters run in the direction, whatever they are.
  bool overrides = false;
};

/// The embedding levels of one paragraph (UAX 9, P2 to I2). Isolates are in the order of
/// their beginnings, an outer one before those in it, and count as if the marks of UAX 9
/// that say the same stood around them.
BidiLevels bidi_levels(std::string_view text,
                       BaseDirection base,
                       std::span<const Isolate> isolates = {});

/// The visual order of the runs of one line: indices into `levels`, left to right (UAX 9,
/// L2).
std::vector<std::uint32_t> visual_order(const std::vector<std::uint8_t>& levels);

}  // namespace octavo
