#include "formats/paged/list_label.h"

#include <algorithm>

#include "compiler/text/numeral.h"

namespace octavo::paged {
namespace {

// a … z, aa … : bijective base 26.
std::string alphabetic(std::uint32_t number) {
  std::string letters;
  for (; number > 0; number = (number - 1) / 26) {
    letters.insert(letters.begin(), static_cast<char>('a' + (number - 1) % 26));
  }
  return letters.empty() ? "0" : letters;
}

std::string upper(std::string text) {
  std::ranges::transform(text, text.begin(), [](char each) {
    return each >= 'a' && each <= 'z' ? static_cast<char>(each - 'a' + 'A') : each;
  });
  return text;
}

std::string number_text(ListMarker marker, std::uint32_t number) {
  switch (marker) {
    case ListMarker::lower_alpha:
      return alphabetic(number);
    case ListMarker::upper_alpha:
      return upper(alphabetic(number));
    case ListMarker::lower_roman:
      return roman_numeral(number);
    case ListMarker::upper_roman:
      return upper(roman_numeral(number));
    case ListMarker::bullet:
    case ListMarker::decimal:
      break;
  }
  return std::to_string(number);
}

std::string delimited(const std::string& number, ListDelimiter delimiter) {
  switch (delimiter) {
    case ListDelimiter::parenthesis:
      return number + ")";
    case ListDelimiter::parentheses:
      return "(" + number + ")";
    case ListDelimiter::period:
      break;
  }
  return number + ".";
}

}  // namespace

std::string list_label(const List& list, std::size_t index, unsigned depth) {
  const TaskState task = list.items[index].task;
  std::string label;
  if (list.marker != ListMarker::bullet) {
    const auto number = list.start + static_cast<std::uint32_t>(index);
    label = delimited(number_text(list.marker, number), list.delimiter);
  } else if (task == TaskState::none) {
    constexpr const char* bullets[] = {"•", "–"};
    return bullets[(depth + 1) % 2];
  }
  if (task != TaskState::none) {
    label += label.empty() ? "" : " ";
    label += task == TaskState::done ? "☑" : "☐";
  }
  return label;
}

}  // namespace octavo::paged
