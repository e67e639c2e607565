#include "compiler/page_starts.h"

#include "compiler/text/characters.h"
#include "compiler/text/utf8.h"

namespace octavo {

namespace {

constexpr char32_t soft_hyphen = 0xAD;

}  // namespace

bool WordCounter::counts(char32_t character) {
  constexpr char32_t last_of_ascii = 0x7F;
  return (character > U' ' && character < last_of_ascii) ||
         (character != soft_hyphen && !is_space(character));
}

void WordCounter::pass(char32_t character) {
  if (counts(character)) {
    ++place_.characters;
  } else if (character != soft_hyphen) {
    place_ = end();
  }
}

WordPlace WordCounter::end() const {
  return {.words = place_.words + (place_.characters > 0 ? 1 : 0), .characters = 0};
}

std::vector<std::size_t> offsets_of(std::span<const WordPlace> places,
                                    std::string_view text) {
  std::vector<std::size_t> offsets;
  WordCounter counter;
  for (std::size_t at = 0; at < text.size() && offsets.size() < places.size();) {
    const DecodedCharacter next = decode_utf8(text, at);
    while (WordCounter::counts(next.character) && offsets.size() < places.size() &&
           places[offsets.size()] <= counter.place()) {
      offsets.push_back(at);
    }
    counter.pass(next.character);
    at += next.size;
  }
  offsets.resize(places.size(), text.size());
  return offsets;
}

}  // namespace octavo
