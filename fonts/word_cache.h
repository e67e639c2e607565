#pragma once

#include <cstddef>
#include <functional>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "fonts/shape.h"

namespace octavo {

/// The glyphs of words that were shaped before, of one face. A book has some twenty times
/// as many words as different ones. Several threads may use it at once.
class WordCache {
 public:
  /// The glyphs of `word` as `shape_run` gives them, clusters counted from its first
  /// byte; `style` tells apart what else they depend on. Null when it is not known.
  const std::vector<ShapedGlyph>* find(std::string_view style,
                                       std::string_view word) const;
  /// Keeps them, as long as there is room. The pointers that `find` gave stay valid.
  void add(std::string_view style,
           std::string_view word,
           const std::vector<ShapedGlyph>& glyphs);

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>()(text);
    }
  };
  template <typename T>
  using Map = std::unordered_map<std::string, T, Hash, std::equal_to<>>;

  mutable std::shared_mutex mutex_{};
  std::size_t size_ = 0;
  Map<Map<std::vector<ShapedGlyph>>> styles_{};
};

}  // namespace octavo
