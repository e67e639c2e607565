#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/document.h"

/// Where the pages of a book begin in its text. Counted in words, because on pages a text
/// may have other letters than in the tree.
namespace octavo {

/// A place in the text of a leaf: before its word of that index, from 0, and so many
/// characters into it. White space parts words. More characters than 0 stand before a
/// place in scripts without spaces, and behind a hyphen of the text's own.
struct WordPlace {
  std::uint32_t words = 0;
  std::uint32_t characters = 0;

  auto operator<=>(const WordPlace&) const = default;
};

/// Goes through the text of a leaf.
class WordCounter {
 public:
  void pass(char32_t character);
  /// In front of what has not been passed.
  WordPlace place() const { return place_; }
  /// Behind the word that the text ends in.
  WordPlace end() const;
  /// Whether a character is part of a word: no space, and nothing that lines put in or
  /// leave out.
  static bool counts(char32_t character);

 private:
  WordPlace place_{};
};

/// The byte of a leaf's text at which each place is; the places ascend. One that the text
/// does not reach is its end.
std::vector<std::size_t> offsets_of(std::span<const WordPlace> places,
                                    std::string_view text);

/// A picture counts as one word.
struct PageStart {
  /// As printed: "iv", "12".
  std::string label{};
  /// The text or the picture; `none`: the book shows neither.
  NodeId leaf = NodeId::none;
  WordPlace place{};

  bool operator==(const PageStart&) const = default;
};

/// One for each page, in order.
using PageStarts = std::vector<PageStart>;

/// The pages of an edition.
struct Pagination {
  PageStarts starts{};
  /// What has these pages, as an e-book that lists them names it.
  std::string source{};
};

}  // namespace octavo
