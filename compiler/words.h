#pragma once

#include <string_view>

namespace octavo {

/// What a table of contents is called in a language (BCP 47): the one word that octavo
/// itself puts into a book. In English where octavo does not know the language.
std::string_view contents_word(std::string_view language);

}  // namespace octavo
