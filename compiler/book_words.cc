#include "compiler/book_words.h"

#include <algorithm>

#include "compiler/text/characters.h"
#include "compiler/text/utf8.h"

namespace octavo {
namespace {

bool is_dropped(char32_t character) {
  return character == 0x00AD || character == 0x2060 || character == 0xFEFF;
}

/// Marks, and the later letters of a Korean syllable.
bool joins(char32_t character) {
  return is_mark(character) || (character >= 0x1160 && character <= 0x11FF);
}

}  // namespace

BookWords book_words(std::string_view text) {
  BookWords words;
  bool in_word = false;
  bool after_cjk = false;
  for (std::size_t at = 0; at < text.size();) {
    const DecodedCharacter decoded = decode_utf8(text, at);
    const std::size_t begin = at;
    at += decoded.size;
    if (is_dropped(decoded.character)) {
      continue;
    }
    if (is_space(decoded.character)) {
      in_word = false;
      continue;
    }
    const bool cjk = is_cjk(decoded.character);
    const bool begins = !in_word || ((cjk || after_cjk) && !joins(decoded.character));
    if (words.empty() || begins) {
      words.push_back({.at = begin});
    }
    append_utf8(words.back().text, decoded.character);
    in_word = true;
    after_cjk = cjk || (after_cjk && joins(decoded.character));
  }
  for (BookWord& word : words) {
    word.text = to_nfc(word.text);
  }
  return words;
}

std::size_t word_at(const BookWords& words, std::size_t offset) {
  return static_cast<std::size_t>(
      std::ranges::lower_bound(words, offset, {}, &BookWord::at) - words.begin());
}

}  // namespace octavo
