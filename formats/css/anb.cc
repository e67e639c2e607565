#include "formats/css/anb.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <string>
#include <string_view>

#include "formats/css/characters.h"

namespace octavo::css {

namespace {

std::int32_t cut_to_int32(double value) {
  using Limits = std::numeric_limits<std::int32_t>;
  return static_cast<std::int32_t>(
      std::clamp(value, double{Limits::min()}, double{Limits::max()}));
}

/// `-` and digits.
std::optional<std::int32_t> read_negative(std::string_view text) {
  const std::string_view digits = text.substr(1);
  if (digits.empty() || !std::ranges::all_of(digits, is_css_digit)) {
    return std::nullopt;
  }
  std::int32_t value = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
  return read.ec == std::errc::result_out_of_range
             ? std::numeric_limits<std::int32_t>::min()
             : value;
}

/// Follows the productions of `<an+b>` (section 6.2) from the first token to the last.
class AnPlusBReader {
 public:
  explicit AnPlusBReader(const ComponentValues& values) : values_(values) {}

  std::optional<AnPlusB> run() {
    skip_space();
    std::optional<AnPlusB> result = read();
    skip_space();
    return at_ == values_.size() ? result : std::nullopt;
  }

 private:
  const Token& next() const { return at_ < values_.size() ? values_[at_].token : end_; }

  bool is_delim(char32_t character) const {
    return next().kind == TokenKind::delim && next().character == character;
  }

  bool is_integer() const {
    return next().kind == TokenKind::number && next().is_id_or_integer;
  }

  void skip_space() {
    while (next().kind == TokenKind::whitespace) {
      ++at_;
    }
  }

  std::optional<AnPlusB> read() {
    if (is_integer()) {
      return AnPlusB{.b = cut_to_int32(values_[at_++].token.number)};
    }
    if (next().kind == TokenKind::dimension && next().is_id_or_integer) {
      const Token& token = values_[at_++].token;
      return read_after_a(cut_to_int32(token.number), css_lower(token.text));
    }
    const bool has_plus = is_delim('+');
    at_ += has_plus ? 1 : 0;
    if (next().kind != TokenKind::ident) {
      return std::nullopt;
    }
    const std::string word = css_lower(values_[at_++].token.text);
    if (has_plus) {
      return read_after_a(1, word);
    }
    if (word == "odd" || word == "even") {
      return AnPlusB{.a = 2, .b = word == "odd" ? 1 : 0};
    }
    return word.starts_with('-') ? read_after_a(-1, word.substr(1))
                                 : read_after_a(1, word);
  }

  /// `word` is an `n` and what belongs to the same token.
  std::optional<AnPlusB> read_after_a(std::int32_t a, std::string_view word) {
    if (!word.starts_with('n')) {
      return std::nullopt;
    }
    const std::string_view rest = word.substr(1);
    std::optional<std::int32_t> b;
    if (rest.empty()) {
      b = read_b();
    } else if (rest == "-") {
      b = read_unsigned(-1);
    } else if (rest.starts_with('-')) {
      b = read_negative(rest);
    }
    return b.has_value() ? std::optional(AnPlusB{.a = a, .b = *b}) : std::nullopt;
  }

  /// What follows an `n`, if only nothing.
  std::optional<std::int32_t> read_b() {
    skip_space();
    if (is_delim('+') || is_delim('-')) {
      const int sign = values_[at_++].token.character == '-' ? -1 : 1;
      return read_unsigned(sign);
    }
    if (is_integer() && next().has_sign) {
      return cut_to_int32(values_[at_++].token.number);
    }
    return 0;
  }

  std::optional<std::int32_t> read_unsigned(int sign) {
    skip_space();
    if (!is_integer() || next().has_sign) {
      return std::nullopt;
    }
    return cut_to_int32(sign * values_[at_++].token.number);
  }

  const ComponentValues& values_;
  const Token end_{};
  std::size_t at_ = 0;
};

}  // namespace

bool AnPlusB::holds(std::int64_t position) const {
  if (a == 0) {
    return position == b;
  }
  const std::int64_t distance = position - b;
  return distance % a == 0 && distance / a >= 0;
}

std::optional<AnPlusB> parse_an_plus_b(const ComponentValues& values) {
  return AnPlusBReader(values).run();
}

}  // namespace octavo::css
