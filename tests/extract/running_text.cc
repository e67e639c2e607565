#include "tests/extract/running_text.h"

#include <algorithm>
#include <string_view>

#include "compiler/text/breaks.h"
#include "compiler/text/characters.h"
#include "compiler/text/utf8.h"
#include "tests/extract/words.h"

namespace octavo::extract {

namespace {

/// The character before a byte; a space at the beginning.
char32_t before(std::string_view text, std::size_t at) {
  return at == 0 ? U' ' : decode_utf8(text, character_start(text, at - 1)).character;
}

/// Whether a page that begins at a byte begins in mid-word: behind a hyphen that the line
/// put in, or where no line may end.
bool is_in_word(std::string_view text, std::size_t at, std::string_view language) {
  constexpr std::size_t enough = 80;
  const char32_t last = before(text, at);
  if (last == 0xAD || is_space(last) || at >= text.size()) {
    return last == 0xAD;
  }
  std::size_t begin = at;
  while (begin > 0 && at - begin < enough && text[begin - 1] != '\n') {
    begin = character_start(text, begin - 1);
  }
  std::size_t end = at;
  while (end < text.size() && end - at < enough && text[end] != '\n') {
    end += decode_utf8(text, end).size;
  }
  return std::ranges::none_of(
      line_breaks(text.substr(begin, end - begin), language),
      [&](const LineBreakOpportunity& each) { return begin + each.offset == at; });
}

/// The byte at which the next whole word begins. Between ideographs each is one.
std::size_t next_word(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const DecodedCharacter next = decode_utf8(text, at);
    const char32_t last = before(text, at);
    const bool may_begin = is_space(last) || is_cjk(last) || is_cjk(next.character);
    if (may_begin && (is_alphanumeric(next.character) || is_space(last)) &&
        !is_space(next.character)) {
      break;
    }
    at += next.size;
  }
  return at;
}

/// Enough words to know a place by; on pages they may have other letters.
std::string words_from(std::string_view text, std::size_t at) {
  constexpr std::size_t count = 8;
  constexpr std::size_t enough = 600;
  std::size_t end = std::min(text.size(), at + enough);
  end = end < text.size() ? character_start(text, end) : end;
  std::vector<std::string> words = words_of(text.substr(at, end - at));
  std::string joined;
  for (std::size_t i = 0; i < std::min(words.size(), count); ++i) {
    joined += fold_case(words[i]) + " ";
  }
  // Where one of the texts was cut off in mid-word the other may have been elsewhere.
  constexpr std::size_t longest = 200;
  return joined.substr(0, longest);
}

}  // namespace

std::string wrong_pages(const RunningText& pdf, const RunningText& epub) {
  std::string wrong;
  if (pdf.pages.size() != epub.pages.size()) {
    wrong += std::to_string(pdf.pages.size()) + " pages, but " +
             std::to_string(epub.pages.size()) + " are listed\n";
  }
  std::size_t expected = pdf.text.size();
  for (std::size_t i = std::min(pdf.pages.size(), epub.pages.size()); i-- > 0;) {
    const PageBegin& page = pdf.pages[i];
    const PageBegin& mark = epub.pages[i];
    if (page.offset != nowhere) {
      expected = is_in_word(pdf.text, page.offset, page.language)
                     ? next_word(pdf.text, page.offset)
                     : page.offset;
    }
    const std::string begins = words_from(pdf.text, expected);
    const std::string marked =
        mark.offset == nowhere ? "(no mark)" : words_from(epub.text, mark.offset);
    if (page.label != mark.label || begins != marked) {
      wrong += "page " + page.label + " begins with \"";
      wrong += begins + "\", " + mark.label + " is marked before \"";
      wrong += marked + "\"\n";
    }
  }
  return wrong;
}

}  // namespace octavo::extract
