#include "compiler/cli/numbers.h"

#include <charconv>

namespace octavo::cli {

std::uint64_t understand_number(const std::string& option,
                                const std::string& text,
                                std::uint64_t least,
                                Diagnostics& problems) {
  if (text.empty()) {
    return 0;
  }
  constexpr std::uint64_t most = 1'000'000'000;
  std::uint64_t number = 0;
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size() || number < least ||
      number > most) {
    problems.error(
        "usage", {}, "`" + text + "` is no value of " + option,
        {{.message = option + " is a whole number, at least " + std::to_string(least)}});
    return 0;
  }
  return number;
}

}  // namespace octavo::cli
