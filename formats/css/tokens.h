#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace octavo::css {

/// The tokens of CSS Syntax 3 (CR of 2021), section 4.
enum class TokenKind : unsigned char {
  ident,
  function,
  at_keyword,
  hash,
  string,
  bad_string,
  url,
  bad_url,
  delim,
  number,
  percentage,
  dimension,
  whitespace,
  cdo,
  cdc,
  colon,
  semicolon,
  comma,
  left_square,
  right_square,
  left_round,
  right_round,
  left_curly,
  right_curly,
  end
};

struct Token {
  TokenKind kind = TokenKind::end;
  /// Of a hash: it would be an identifier. Of a number, percentage or dimension: the
  /// number was written as an integer.
  bool is_id_or_integer = false;
  /// Of a number, percentage or dimension: it was written with a plus or a minus.
  bool has_sign = false;
  /// Of a delim; always ASCII.
  char32_t character = 0;
  /// Bytes of the source.
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  /// Of a number, percentage or dimension. Always finite.
  double number = 0;
  /// With escapes resolved: the name of an ident, function, at-keyword or hash, the text
  /// of a string or url, the unit of a dimension.
  std::string text{};

  bool operator==(const Token&) const = default;
};

/// A text as tokens, one after the other; white space is a token, comments are none. The
/// text must be valid UTF-8 and outlive the tokeniser; what section 3.3 preprocesses is
/// done on the way, so that places are those of the source.
class Tokeniser {
 public:
  /// Reads `text` from the byte `begin` on.
  explicit Tokeniser(std::string_view text, std::uint32_t begin = 0);
  /// The next token; `end` at the end, however often it is asked for.
  Token next();
  /// Where the comment, string or url begins that the end of the text has cut off, once
  /// that is read.
  std::optional<std::uint32_t> cut_off() const { return cut_off_; }

 private:
  // The helper functions of section 4.3.
  int peek(std::uint32_t ahead = 0) const;
  bool is_escape(std::uint32_t ahead = 0) const;
  bool begins_identifier(std::uint32_t ahead = 0) const;
  bool begins_number() const;
  void skip_space();
  void skip_digits();
  void skip_comments();
  void read(Token& token);
  void read_punctuation(Token& token);
  void read_delim(Token& token);
  void read_hash(Token& token);
  void read_at_keyword(Token& token);
  void read_hyphen(Token& token);
  void read_numeric(Token& token);
  void read_number(Token& token);
  void read_word(Token& token);
  void read_string(Token& token);
  void read_escape_in_string(std::string& text);
  void read_url(Token& token);
  void read_bad_url(Token& token);
  std::string read_name();
  void read_escape(std::string& text);

  std::string_view text_;
  std::uint32_t at_ = 0;
  std::optional<std::uint32_t> cut_off_{};
};

}  // namespace octavo::css
