#pragma once

#include <string_view>

namespace octavo {

/// A word that octavo itself puts into a book.
enum class Word : unsigned char { contents, cover, title_page, start, notes, picture };

/// The word in a language (BCP 47), or in English where octavo does not know it.
std::string_view generated_word(Word word, std::string_view language);

}  // namespace octavo
