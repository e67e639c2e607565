#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace octavo {

/// A word of a book, and where it begins.
struct BookWord {
  /// In NFC, without soft hyphens and word joiners.
  std::string text{};
  /// Bytes.
  std::size_t at = 0;
};

using BookWords = std::vector<BookWord>;

/// A text's words, alike however it was set: white space does not count, and Chinese,
/// Japanese and Korean characters are a word each.
BookWords book_words(std::string_view text);

/// The first word that begins at an offset or behind it, by its index.
std::size_t word_at(const BookWords& words, std::size_t offset);

}  // namespace octavo
