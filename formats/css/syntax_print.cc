#include <array>
#include <charconv>
#include <cmath>
#include <string>

#include "formats/css/characters.h"
#include "formats/css/syntax.h"

namespace octavo::css {

namespace {

constexpr std::string_view css_replacement = "\xEF\xBF\xBD";

bool is_css_control(int byte) {
  return (byte > 0 && byte < 0x20) || byte == 0x7F;
}

/// CSSOM, 2.1: "escape a character as code point".
void append_escaped_as_number(std::string& css, char character) {
  std::array<char, 4> digits{};
  const auto written = std::to_chars(digits.data(), digits.data() + digits.size(),
                                     static_cast<unsigned char>(character), 16);
  css += '\\';
  css.append(digits.data(), written.ptr);
  css += ' ';
}

/// One character of a name that is not its first.
void append_in_name(std::string& css, char character) {
  const int byte = static_cast<unsigned char>(character);
  if (byte == 0) {
    css += css_replacement;
  } else if (is_css_name(byte)) {
    css += character;
  } else if (is_css_control(byte)) {
    append_escaped_as_number(css, character);
  } else {
    css += '\\';
    css += character;
  }
}

std::string print_name(std::string_view name) {
  std::string css;
  for (const char character : name) {
    append_in_name(css, character);
  }
  return css;
}

/// Section 9: a unit that would be read as an exponent.
bool is_like_exponent(std::string_view unit) {
  if (!unit.starts_with('e') && !unit.starts_with('E')) {
    return false;
  }
  const std::size_t digit = unit.substr(1).starts_with('-') ? 2 : 1;
  return digit < unit.size() && is_css_digit(unit[digit]);
}

std::string print_unit(std::string_view unit) {
  if (!is_like_exponent(unit)) {
    return css_identifier(unit);
  }
  std::string css;
  append_escaped_as_number(css, unit.front());
  return css + print_name(unit.substr(1));
}

std::string print_number(const Token& token) {
  // The longest integer that a double holds has 309 digits.
  std::array<char, 320> digits{};
  char* const begin = digits.data();
  char* const end = begin + digits.size();
  const auto written = token.is_id_or_integer ? std::to_chars(begin, end, token.number,
                                                              std::chars_format::fixed)
                                              : std::to_chars(begin, end, token.number);
  std::string css(begin, written.ptr);
  if (token.has_sign && !std::signbit(token.number)) {
    css.insert(css.begin(), '+');
  }
  // Without a point or an exponent it would be read as an integer.
  if (!token.is_id_or_integer && css.find_first_of(".e") == std::string::npos) {
    css += ".0";
  }
  return css;
}

std::string print_url(std::string_view url) {
  std::string css = "url(";
  for (const char character : url) {
    const int byte = static_cast<unsigned char>(character);
    if (byte == 0) {
      css += css_replacement;
    } else if (is_css_control(byte) || byte == ' ') {
      append_escaped_as_number(css, character);
    } else {
      const bool is_special =
          std::string_view("\"'()\\").find(character) != std::string_view::npos;
      css += is_special ? "\\" : "";
      css += character;
    }
  }
  return css + ')';
}

/// What stands for itself, and the character that opens a block.
std::string_view fixed_text(TokenKind kind) {
  switch (kind) {
    case TokenKind::bad_string:
      // Its line ends it.
      return "\"\n";
    case TokenKind::bad_url:
      return "url(()";
    case TokenKind::whitespace:
      return " ";
    case TokenKind::cdo:
      return "<!--";
    case TokenKind::cdc:
      return "-->";
    case TokenKind::colon:
      return ":";
    case TokenKind::semicolon:
      return ";";
    case TokenKind::comma:
      return ",";
    case TokenKind::left_square:
      return "[";
    case TokenKind::right_square:
      return "]";
    case TokenKind::left_round:
      return "(";
    case TokenKind::right_round:
      return ")";
    case TokenKind::left_curly:
      return "{";
    case TokenKind::right_curly:
      return "}";
    default:
      return "";
  }
}

std::string_view closing_text(TokenKind opener) {
  switch (opener) {
    case TokenKind::left_square:
      return "]";
    case TokenKind::left_curly:
      return "}";
    default:
      return ")";
  }
}

/// A token that a line end must follow: it is the white space that follows, too.
bool needs_line_end(const Token& token) {
  return token.kind == TokenKind::bad_string ||
         (token.kind == TokenKind::delim && token.character == '\\');
}

/// Whether a name at its end would take up what follows.
bool ends_in_name(const Token& token) {
  switch (token.kind) {
    case TokenKind::ident:
    case TokenKind::at_keyword:
    case TokenKind::hash:
    case TokenKind::number:
    case TokenKind::dimension:
      return true;
    case TokenKind::delim:
      return token.character == '#' || token.character == '-' || token.character == '@';
    default:
      return false;
  }
}

/// What the table of section 9 has not: `<` and `!--`, `--` and `>`, `1e` and `+1`.
bool make_another_token(const Token& first, int next) {
  switch (first.kind) {
    case TokenKind::delim:
      return first.character == '<' && next == '!';
    case TokenKind::ident:
      return first.text == "--" && next == '>';
    case TokenKind::dimension:
      return is_css_keyword(first.text, "e") && next == '+';
    default:
      return false;
  }
}

/// Section 9, the table, by what the tokens look like. White space on both sides of a
/// comment stays two tokens.
bool run_together(const Token& first, const Token& second, std::string_view text) {
  const int next = static_cast<unsigned char>(text.front());
  const bool is_escape = next == '\\' && !needs_line_end(second);
  if (make_another_token(first, next) ||
      (ends_in_name(first) && (is_css_name(next) || is_escape))) {
    return true;
  }
  const bool is_number = is_css_digit(next) || (next == '.' && text.size() > 1);
  if (first.kind == TokenKind::number) {
    return is_number || next == '%';
  }
  if (first.kind == TokenKind::ident) {
    return next == '(';
  }
  if (first.kind == TokenKind::whitespace) {
    return second.kind == TokenKind::whitespace;
  }
  if (first.kind != TokenKind::delim) {
    return false;
  }
  switch (first.character) {
    case '.':
      return is_css_digit(next);
    case '+':
    case '-':
      return is_number;
    case '/':
      return next == '*';
    default:
      return false;
  }
}

/// The depth of values is bounded where they are read.
void append_values(std::string& css, const ComponentValues& values) {
  const Token* previous = nullptr;
  for (const ComponentValue& value : values) {
    const std::string text = to_css(value.token);
    const bool is_line_end = previous != nullptr && needs_line_end(*previous) &&
                             value.token.kind == TokenKind::whitespace;
    if (previous != nullptr && !is_line_end && !text.empty() &&
        run_together(*previous, value.token, text)) {
      css += "/**/";
    }
    css += is_line_end ? "" : text;
    if (value.is_block()) {
      append_values(css, value.content);
      css += closing_text(value.token.kind);
    }
    previous = &value.token;
  }
}

}  // namespace

std::string to_css(const ComponentValues& values) {
  std::string css;
  append_values(css, values);
  return css;
}

std::string to_css(const Token& token) {
  switch (token.kind) {
    case TokenKind::ident:
      return css_identifier(token.text);
    case TokenKind::function:
      return css_identifier(token.text) + '(';
    case TokenKind::at_keyword:
      return '@' + css_identifier(token.text);
    case TokenKind::hash:
      return '#' + (token.is_id_or_integer ? css_identifier(token.text)
                                           : print_name(token.text));
    case TokenKind::string:
      return css_string(token.text);
    case TokenKind::url:
      return print_url(token.text);
    case TokenKind::delim:
      return needs_line_end(token) ? "\\\n"
                                   : std::string(1, static_cast<char>(token.character));
    case TokenKind::number:
      return print_number(token);
    case TokenKind::percentage:
      return print_number(token) + '%';
    case TokenKind::dimension:
      return print_number(token) + print_unit(token.text);
    default:
      return std::string(fixed_text(token.kind));
  }
}

std::string css_identifier(std::string_view name) {
  if (name == "-") {
    return "\\-";
  }
  std::string css;
  const std::size_t hyphens = name.starts_with('-') ? 1 : 0;
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (i <= hyphens && is_css_digit(name[i])) {
      append_escaped_as_number(css, name[i]);
    } else {
      append_in_name(css, name[i]);
    }
  }
  return css;
}

std::string css_string(std::string_view text) {
  std::string css = "\"";
  for (const char character : text) {
    const int byte = static_cast<unsigned char>(character);
    if (byte == 0) {
      css += css_replacement;
    } else if (is_css_control(byte)) {
      append_escaped_as_number(css, character);
    } else {
      css += character == '"' || character == '\\' ? "\\" : "";
      css += character;
    }
  }
  return css + '"';
}

}  // namespace octavo::css
