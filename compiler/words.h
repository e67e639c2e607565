#pragma once

#include <string_view>

namespace octavo {

/// What octavo itself puts into a book, in one language.
struct Words {
  /// BCP 47.
  std::string_view language{};
  /// What a table of contents is called.
  std::string_view contents{};
  /// Before the caption or the file of a picture that its author does not describe.
  std::string_view undescribed_picture{};
  /// Sentences of the summary of a book's accessibility: of its text, of its table of
  /// contents, of pictures with a description; before the number of those without.
  std::string_view reading{};
  std::string_view navigation{};
  std::string_view described_pictures{};
  std::string_view undescribed_pictures{};
  /// Before the title of the book, of what its cover shows.
  std::string_view cover{};
};

/// The words of a language (BCP 47); those of English where octavo does not know it.
const Words& words_in(std::string_view language);

}  // namespace octavo
