#include "formats/css/tokens.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>

#include "compiler/text/utf8.h"
#include "formats/css/characters.h"

namespace octavo::css {

namespace {

/// 4.2
bool is_non_printable(int byte) {
  return (byte >= 0x01 && byte <= 0x08) || byte == 0x0B ||
         (byte >= 0x0E && byte <= 0x1F) || byte == 0x7F;
}

/// Stands for itself in a url without quotes (4.3.6).
bool is_plain_in_url(int byte) {
  return byte > 0 && !is_css_space(byte) && !is_non_printable(byte) && byte != '"' &&
         byte != '\'' && byte != '(' && byte != ')' && byte != '\\';
}

/// Whether a number that no double holds is too great, and not too small. It has a digit
/// that is not zero.
bool is_too_great(std::string_view digits) {
  const std::size_t mantissa_end = std::min(digits.find_first_of("eE"), digits.size());
  const std::string_view mantissa = digits.substr(0, mantissa_end);
  constexpr std::int64_t no_double_has = 1'000'000;
  std::int64_t exponent = 0;
  if (mantissa_end < digits.size()) {
    std::string_view written = digits.substr(mantissa_end + 1);
    written.remove_prefix(written.front() == '+' ? 1 : 0);
    const auto read =
        std::from_chars(written.data(), written.data() + written.size(), exponent);
    if (read.ec == std::errc::result_out_of_range) {
      return written.front() != '-';
    }
  }
  const auto point =
      static_cast<std::int64_t>(std::min(mantissa.find('.'), mantissa.size()));
  const auto first = static_cast<std::int64_t>(mantissa.find_first_of("123456789"));
  exponent = std::clamp(exponent, -no_double_has, no_double_has);
  return point - first + exponent > 0;
}

/// 4.3.13; `written` is a number in the syntax of CSS. What no double holds is cut to the
/// greatest or to zero.
double to_double(std::string_view written) {
  const bool is_negative = written.front() == '-';
  if (is_negative || written.front() == '+') {
    written.remove_prefix(1);
  }
  double value = 0;
  const auto read =
      std::from_chars(written.data(), written.data() + written.size(), value);
  if (read.ec == std::errc::result_out_of_range || !std::isfinite(value)) {
    value = is_too_great(written) ? std::numeric_limits<double>::max() : 0;
  }
  return is_negative ? -value : value;
}

}  // namespace

Tokeniser::Tokeniser(std::string_view text, std::uint32_t begin)
    : text_(text), at_(begin) {}

Token Tokeniser::next() {
  skip_comments();
  Token token{.begin = at_};
  read(token);
  token.end = at_;
  return token;
}

int Tokeniser::peek(std::uint32_t ahead) const {
  return at_ + ahead < text_.size() ? static_cast<unsigned char>(text_[at_ + ahead])
                                    : no_byte;
}

/// 4.3.8. A backslash at the end of the text is one; its character is U+FFFD.
bool Tokeniser::is_escape(std::uint32_t ahead) const {
  return peek(ahead) == '\\' && !is_css_newline(peek(ahead + 1));
}

/// 4.3.9
bool Tokeniser::begins_identifier(std::uint32_t ahead) const {
  if (peek(ahead) != '-') {
    return is_css_name_start(peek(ahead)) || is_escape(ahead);
  }
  const int second = peek(ahead + 1);
  return is_css_name_start(second) || second == '-' || is_escape(ahead + 1);
}

/// 4.3.10
bool Tokeniser::begins_number() const {
  const bool has_sign = peek() == '+' || peek() == '-';
  const std::uint32_t first = has_sign ? 1 : 0;
  return is_css_digit(peek(first)) ||
         (peek(first) == '.' && is_css_digit(peek(first + 1)));
}

void Tokeniser::skip_space() {
  while (is_css_space(peek())) {
    ++at_;
  }
}

void Tokeniser::skip_digits() {
  while (is_css_digit(peek())) {
    ++at_;
  }
}

/// 4.3.2
void Tokeniser::skip_comments() {
  while (peek() == '/' && peek(1) == '*') {
    const std::size_t end = text_.find("*/", at_ + 2);
    if (end == std::string_view::npos) {
      cut_off_ = at_;
      at_ = static_cast<std::uint32_t>(text_.size());
      return;
    }
    at_ = static_cast<std::uint32_t>(end + 2);
  }
}

/// 4.3.1
void Tokeniser::read(Token& token) {
  const int first = peek();
  if (first == no_byte) {
    token.kind = TokenKind::end;
  } else if (is_css_space(first)) {
    skip_space();
    token.kind = TokenKind::whitespace;
  } else if (first == '"' || first == '\'') {
    read_string(token);
  } else if (first == '#') {
    read_hash(token);
  } else if (first == '@') {
    read_at_keyword(token);
  } else if (first == '-') {
    read_hyphen(token);
  } else if (begins_number()) {
    read_numeric(token);
  } else if (is_css_name_start(first) || is_escape()) {
    read_word(token);
  } else {
    read_punctuation(token);
  }
}

void Tokeniser::read_punctuation(Token& token) {
  if (text_.substr(at_).starts_with("<!--")) {
    token.kind = TokenKind::cdo;
    at_ += 4;
    return;
  }
  constexpr std::string_view marks = ":;,[](){}";
  static_assert(static_cast<int>(TokenKind::right_curly) -
                    static_cast<int>(TokenKind::colon) + 1 ==
                static_cast<int>(marks.size()));
  const std::size_t mark = marks.find(text_[at_]);
  if (mark == std::string_view::npos) {
    read_delim(token);
    return;
  }
  token.kind = static_cast<TokenKind>(static_cast<std::size_t>(TokenKind::colon) + mark);
  ++at_;
}

/// What is not ASCII begins a name and never comes here.
void Tokeniser::read_delim(Token& token) {
  token.kind = TokenKind::delim;
  token.character = static_cast<char32_t>(peek());
  ++at_;
}

void Tokeniser::read_hash(Token& token) {
  if (!is_css_name(peek(1)) && !is_escape(1)) {
    read_delim(token);
    return;
  }
  token.kind = TokenKind::hash;
  token.is_id_or_integer = begins_identifier(1);
  ++at_;
  token.text = read_name();
}

void Tokeniser::read_at_keyword(Token& token) {
  if (!begins_identifier(1)) {
    read_delim(token);
    return;
  }
  token.kind = TokenKind::at_keyword;
  ++at_;
  token.text = read_name();
}

void Tokeniser::read_hyphen(Token& token) {
  if (begins_number()) {
    read_numeric(token);
  } else if (peek(1) == '-' && peek(2) == '>') {
    token.kind = TokenKind::cdc;
    at_ += 3;
  } else if (begins_identifier()) {
    read_word(token);
  } else {
    read_delim(token);
  }
}

/// 4.3.3
void Tokeniser::read_numeric(Token& token) {
  read_number(token);
  if (begins_identifier()) {
    token.kind = TokenKind::dimension;
    token.text = read_name();
  } else if (peek() == '%') {
    token.kind = TokenKind::percentage;
    ++at_;
  } else {
    token.kind = TokenKind::number;
  }
}

/// 4.3.12
void Tokeniser::read_number(Token& token) {
  const std::uint32_t begin = at_;
  token.is_id_or_integer = true;
  token.has_sign = peek() == '+' || peek() == '-';
  at_ += token.has_sign ? 1 : 0;
  skip_digits();
  if (peek() == '.' && is_css_digit(peek(1))) {
    token.is_id_or_integer = false;
    ++at_;
    skip_digits();
  }
  const bool has_exponent_sign = peek(1) == '+' || peek(1) == '-';
  const std::uint32_t exponent = has_exponent_sign ? 2 : 1;
  if ((peek() == 'e' || peek() == 'E') && is_css_digit(peek(exponent))) {
    token.is_id_or_integer = false;
    at_ += exponent;
    skip_digits();
  }
  token.number = to_double(text_.substr(begin, at_ - begin));
}

/// 4.3.4
void Tokeniser::read_word(Token& token) {
  token.text = read_name();
  if (peek() != '(') {
    token.kind = TokenKind::ident;
    return;
  }
  ++at_;
  token.kind = TokenKind::function;
  if (!is_css_keyword(token.text, "url")) {
    return;
  }
  std::uint32_t ahead = 0;
  while (is_css_space(peek(ahead))) {
    ++ahead;
  }
  if (peek(ahead) != '"' && peek(ahead) != '\'') {
    read_url(token);
  }
}

/// 4.3.5
void Tokeniser::read_string(Token& token) {
  const char quote = text_[at_];
  const std::array stops = {quote, '\\', '\n', '\r', '\f', '\0'};
  token.kind = TokenKind::string;
  ++at_;
  while (true) {
    const std::size_t stop =
        std::min(text_.find_first_of(std::string_view(stops.data(), stops.size()), at_),
                 text_.size());
    token.text += text_.substr(at_, stop - at_);
    at_ = static_cast<std::uint32_t>(stop);
    if (peek() == no_byte) {
      cut_off_ = token.begin;
      return;
    }
    if (text_[at_] == quote) {
      ++at_;
      return;
    }
    if (is_css_newline(peek())) {
      token.kind = TokenKind::bad_string;
      token.text.clear();
      return;
    }
    if (peek() == '\\') {
      read_escape_in_string(token.text);
    } else {
      append_utf8(token.text, replacement_character);
      ++at_;
    }
  }
}

/// An escaped line end and a backslash before the end of the text are nothing.
void Tokeniser::read_escape_in_string(std::string& text) {
  ++at_;
  if (is_css_newline(peek())) {
    at_ += peek() == '\r' && peek(1) == '\n' ? 2 : 1;
  } else if (peek() != no_byte) {
    read_escape(text);
  }
}

/// 4.3.6, after the bracket.
void Tokeniser::read_url(Token& token) {
  token.kind = TokenKind::url;
  token.text.clear();
  skip_space();
  while (true) {
    const std::uint32_t begin = at_;
    while (is_plain_in_url(peek())) {
      ++at_;
    }
    token.text += text_.substr(begin, at_ - begin);
    if (peek() == 0) {
      append_utf8(token.text, replacement_character);
      ++at_;
    } else if (is_escape()) {
      ++at_;
      read_escape(token.text);
    } else {
      break;
    }
  }
  skip_space();
  if (peek() == no_byte) {
    cut_off_ = token.begin;
  } else if (peek() == ')') {
    ++at_;
  } else {
    read_bad_url(token);
  }
}

/// 4.3.14
void Tokeniser::read_bad_url(Token& token) {
  token.kind = TokenKind::bad_url;
  token.text.clear();
  while (peek() != ')' && peek() != no_byte) {
    // `\)` does not end it.
    at_ += is_escape() && peek(1) != no_byte ? 2 : 1;
  }
  at_ += peek() == ')' ? 1 : 0;
}

/// 4.3.11
std::string Tokeniser::read_name() {
  std::string name;
  while (true) {
    const std::uint32_t begin = at_;
    while (is_css_name(peek()) && peek() != 0) {
      ++at_;
    }
    name += text_.substr(begin, at_ - begin);
    if (peek() == 0) {
      append_utf8(name, replacement_character);
      ++at_;
    } else if (is_escape()) {
      ++at_;
      read_escape(name);
    } else {
      return name;
    }
  }
}

/// 4.3.7, after the backslash.
void Tokeniser::read_escape(std::string& text) {
  if (!is_css_hex_digit(peek())) {
    if (peek() == no_byte || peek() == 0) {
      append_utf8(text, replacement_character);
    } else {
      // Of a longer character the first byte; the others can follow as they are.
      text += text_[at_];
    }
    at_ += peek() == no_byte ? 0 : 1;
    return;
  }
  constexpr int most_digits = 6;
  char32_t character = 0;
  for (int i = 0; i < most_digits && is_css_hex_digit(peek()); ++i) {
    character = character * 16 + css_hex_value(peek());
    ++at_;
  }
  append_utf8(text, character == 0 ? replacement_character : character);
  if (is_css_space(peek())) {
    at_ += peek() == '\r' && peek(1) == '\n' ? 2 : 1;
  }
}

}  // namespace octavo::css
