#include "formats/css/value_reader.h"

#include <algorithm>
#include <cmath>

namespace octavo::css {
namespace {

char lower_letter(char letter) {
  return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

}  // namespace

bool is_word(std::string_view written, std::string_view name) {
  return std::ranges::equal(written, name,
                            [](char a, char b) { return lower_letter(a) == b; });
}

std::string ascii_lower(std::string_view text) {
  std::string lower(text);
  std::ranges::transform(lower, lower.begin(), lower_letter);
  return lower;
}

ValueReader::ValueReader(const ComponentValues& values) : values_(&values) {
  skip_space();
}

void ValueReader::skip_space() {
  while (at_ < values_->size() && peek().token.kind == TokenKind::whitespace) {
    ++at_;
  }
}

const ComponentValue& ValueReader::take() {
  const ComponentValue& value = (*values_)[at_++];
  skip_space();
  return value;
}

bool ValueReader::word(std::string_view name) {
  const bool is_here = !at_end() && peek().token.kind == TokenKind::ident &&
                       is_word(peek().token.text, name);
  if (is_here) {
    take();
  }
  return is_here;
}

bool ValueReader::comma() {
  const bool is_here = !at_end() && peek().token.kind == TokenKind::comma;
  if (is_here) {
    take();
  }
  return is_here;
}

bool ValueReader::slash() {
  const bool is_here = !at_end() && peek().token.kind == TokenKind::delim &&
                       peek().token.character == U'/';
  if (is_here) {
    take();
  }
  return is_here;
}

std::optional<std::string> ValueReader::ident() {
  if (at_end() || peek().token.kind != TokenKind::ident) {
    return std::nullopt;
  }
  return take().token.text;
}

std::optional<std::string> ValueReader::string() {
  if (at_end() || peek().token.kind != TokenKind::string) {
    return std::nullopt;
  }
  return take().token.text;
}

std::optional<std::string> ValueReader::url() {
  if (!at_end() && peek().token.kind == TokenKind::url) {
    return take().token.text;
  }
  if (const ComponentValue* call = function("url")) {
    ValueReader inside(call->content);
    return inside.string();
  }
  return std::nullopt;
}

const ComponentValue* ValueReader::function(std::string_view name) {
  const bool is_here = !at_end() && peek().token.kind == TokenKind::function &&
                       is_word(peek().token.text, name);
  return is_here ? &take() : nullptr;
}

std::optional<Calc> ValueReader::calc(CalcType most) {
  if (at_end()) {
    return std::nullopt;
  }
  std::optional<Calc> calc = parse_calc(peek());
  if (!calc) {
    return std::nullopt;
  }
  const CalcType type = calc->type();
  const bool is_zero = type == CalcType::number && !calc->is_sum() && calc->number() == 0;
  const bool serves = type == most || (most != CalcType::number && is_zero) ||
                      (most == CalcType::length_percentage && type != CalcType::number);
  if (!serves) {
    return std::nullopt;
  }
  take();
  return calc;
}

std::optional<double> ValueReader::number() {
  const std::optional<Calc> value = calc(CalcType::number);
  return value ? std::optional(value->number()) : std::nullopt;
}

std::optional<long> ValueReader::integer() {
  const std::size_t before = at_;
  const bool is_plain = !at_end() && peek().token.kind == TokenKind::number &&
                        !peek().token.is_id_or_integer;
  const std::optional<double> value = is_plain ? std::nullopt : number();
  constexpr double most = 1e9;
  if (!value) {
    reset(before);
    return std::nullopt;
  }
  return std::lround(std::clamp(*value, -most, most));
}

std::optional<Calc> ValueReader::length() {
  return calc(CalcType::length);
}

std::optional<Calc> ValueReader::length_percentage() {
  return calc(CalcType::length_percentage);
}

std::optional<double> ValueReader::percentage() {
  const std::size_t before = at_;
  const std::optional<Calc> value = calc(CalcType::percentage);
  const std::optional<double> share =
      value && value->type() == CalcType::percentage ? value->percentage() : std::nullopt;
  if (!share) {
    reset(before);
  }
  return share;
}

std::optional<ColorValue> ValueReader::color() {
  std::optional<ColorValue> found = at_end() ? std::nullopt : parse_color(peek());
  if (found) {
    take();
  }
  return found;
}

}  // namespace octavo::css
