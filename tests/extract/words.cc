#include "tests/extract/words.h"

#include <algorithm>

#include "compiler/text/characters.h"
#include "compiler/text/utf8.h"

namespace octavo::extract {

namespace {

bool is_dropped(char32_t character) {
  return character == 0x00AD || character == 0x2060 || character == 0xFEFF;
}

std::string excerpt(const std::vector<std::string>& words, std::size_t at) {
  constexpr std::size_t around = 8;
  const std::size_t begin = at < around ? 0 : at - around;
  const std::size_t end = std::min(words.size(), at + around);
  std::string out;
  for (std::size_t i = begin; i < end; ++i) {
    out += i == at ? " >>" : " ";
    out += words[i];
  }
  return out + (at >= words.size() ? " >>(end)" : "");
}

}  // namespace

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  bool in_word = false;
  bool after_cjk = false;
  const std::u32string characters = to_utf32(to_nfc(text));
  for (const char32_t character : characters) {
    if (is_dropped(character)) {
      continue;
    }
    if (is_space(character)) {
      in_word = false;
      continue;
    }
    const bool cjk = is_cjk(character);
    if (words.empty() || (!in_word && !cjk && !after_cjk)) {
      words.emplace_back();
    }
    append_utf8(words.back(), character);
    in_word = true;
    after_cjk = cjk;
  }
  return words;
}

std::string first_difference(const std::vector<std::string>& left,
                             const std::vector<std::string>& right) {
  const auto [in_left, in_right] = std::ranges::mismatch(left, right);
  if (in_left == left.end() && in_right == right.end()) {
    return {};
  }
  const auto at = static_cast<std::size_t>(in_left - left.begin());
  return "word " + std::to_string(at + 1) + " differs\n  left: " + excerpt(left, at) +
         "\n  right:" + excerpt(right, at) + "\n";
}

}  // namespace octavo::extract
