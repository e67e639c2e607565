#include "compiler/text/numeral.h"

#include <array>
#include <charconv>
#include <utility>

namespace octavo {

std::string roman_numeral(std::uint32_t number) {
  if (number == 0 || number > 3999) {
    return std::to_string(number);
  }
  constexpr std::array<std::pair<std::uint32_t, const char*>, 13> steps = {{{1000, "m"},
                                                                            {900, "cm"},
                                                                            {500, "d"},
                                                                            {400, "cd"},
                                                                            {100, "c"},
                                                                            {90, "xc"},
                                                                            {50, "l"},
                                                                            {40, "xl"},
                                                                            {10, "x"},
                                                                            {9, "ix"},
                                                                            {5, "v"},
                                                                            {4, "iv"},
                                                                            {1, "i"}}};
  std::string numeral;
  for (const auto& [value, letters] : steps) {
    for (; number >= value; number -= value) {
      numeral += letters;
    }
  }
  return numeral;
}

std::string alphabetic_numeral(std::uint32_t number) {
  // Bijective base 26: no letter is a nought.
  std::string letters;
  for (; number > 0; number = (number - 1) / 26) {
    letters.insert(letters.begin(), static_cast<char>('a' + (number - 1) % 26));
  }
  return letters.empty() ? "0" : letters;
}

std::optional<std::uint32_t> read_number(std::string_view digits) {
  std::uint32_t value = 0;
  const char* end = digits.data() + digits.size();
  const auto result = std::from_chars(digits.data(), end, value);
  return result.ec == std::errc{} && result.ptr == end ? std::optional(value)
                                                       : std::nullopt;
}

}  // namespace octavo
