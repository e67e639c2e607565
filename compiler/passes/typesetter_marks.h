#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "compiler/passes/typography_rules.h"

namespace octavo {

/// A text that runs over several nodes, character by character.
struct TypedText {
  /// The owner of what nothing may change: a line end, code, a picture, a sign that is to
  /// stay as it was typed.
  static constexpr std::uint32_t nobody = 0xFFFF'FFFF;

  std::u32string characters{};
  /// The node of each character.
  std::vector<std::uint32_t> owners{};
  /// By node.
  std::vector<const TypographyRules*> rules{};
  /// By node: it is Hebrew, and a quote between two letters is its own sign.
  std::vector<bool> hebrew{};
};

/// The text as it is to be set; the owners stay with their characters.
TypedText set_marks(const TypedText& typed);

}  // namespace octavo
