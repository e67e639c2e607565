#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "fonts/pattern_table.h"

namespace octavo {

/// Patterns of one level: letters to one value a gap, the ends included.
using DictionaryLevel = std::map<std::u32string, std::vector<std::uint8_t>>;

/// A hyphenation dictionary of the kind that libhyphen reads.
struct Dictionary {
  /// The minima only.
  PatternTable header{};
  std::vector<DictionaryLevel> levels{1};
};

/// Empty when the file cannot be read.
std::optional<Dictionary> read_dictionary(const char* path);

}  // namespace octavo
