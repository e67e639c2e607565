#pragma once

#include <cstdint>

namespace octavo {

/// A language's hyphenation patterns as they stand in memory and on the disk, in the
/// machine's own byte order: a header, then the letters, nodes and values that it points
/// at by their offsets in bytes. `fonts/tools/compile_patterns` writes it.
constexpr std::uint32_t pattern_table_magic = 0x48594F32;

/// Word boundary: "." in a pattern.
constexpr std::uint8_t boundary_class = 1;

/// Characters below this one have their classes in an array, the others in a sorted list:
/// Latin, Greek and Cyrillic are found at once.
constexpr std::uint32_t direct_characters = 0x600;

/// What a character is in the patterns; a capital is the same as its small letter.
struct PatternLetter {
  std::uint32_t character = 0;
  std::uint32_t letter_class = 0;
};

/// A node of the trie of patterns: reached by one letter. Children stand side by side,
/// ascending by class.
struct PatternNode {
  std::uint32_t first_child = 0;
  std::uint32_t first_value = 0;
  std::uint8_t letter_class = 0;
  std::uint8_t child_count = 0;
  /// The pattern that ends here, if any, gives `value_count` values, the first of them to
  /// the gap after `value_skip` of its letters.
  std::uint8_t value_skip = 0;
  std::uint8_t value_count = 0;
};

/// Patterns of one level; node 0 is the root.
struct PatternLevel {
  std::uint32_t nodes = 0;
  std::uint32_t values = 0;
};

struct PatternTable {
  std::uint32_t magic = pattern_table_magic;
  std::uint8_t left = 2;
  std::uint8_t right = 2;
  /// Letters kept together at the ends of the parts of a compound.
  std::uint8_t compound_left = 0;
  std::uint8_t compound_right = 0;
  std::uint32_t direct_classes = 0;
  std::uint32_t letters = 0;
  std::uint32_t letter_count = 0;
  /// 2 where the first level divides compounds into their parts.
  std::uint32_t level_count = 1;
  PatternLevel levels[2]{};
};

/// Set in a value that comes from a pattern which would change the spelling at the break.
constexpr std::uint8_t changes_spelling = 0x80;

}  // namespace octavo
