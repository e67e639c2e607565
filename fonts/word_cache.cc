#include "fonts/word_cache.h"

#include <mutex>

namespace octavo {

namespace {

/// More different words than a long book has; about 30 MB.
constexpr std::size_t most_words = 100'000;

}  // namespace

const std::vector<ShapedGlyph>* WordCache::find(std::string_view style,
                                                std::string_view word) const {
  const std::shared_lock lock(mutex_);
  const auto words = styles_.find(style);
  if (words == styles_.end()) {
    return nullptr;
  }
  const auto found = words->second.find(word);
  return found == words->second.end() ? nullptr : &found->second;
}

void WordCache::add(std::string_view style,
                    std::string_view word,
                    const std::vector<ShapedGlyph>& glyphs) {
  const std::unique_lock lock(mutex_);
  if (size_ < most_words &&
      styles_[std::string(style)].try_emplace(std::string(word), glyphs).second) {
    ++size_;
  }
}

}  // namespace octavo
