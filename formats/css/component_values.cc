#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "formats/css/syntax.h"
#include "formats/css/syntax_errors.h"

namespace octavo::css {

namespace {

/// What closes a block; `end`: the token opens none.
TokenKind closer_of(TokenKind opener) {
  switch (opener) {
    case TokenKind::function:
    case TokenKind::left_round:
      return TokenKind::right_round;
    case TokenKind::left_square:
      return TokenKind::right_square;
    case TokenKind::left_curly:
      return TokenKind::right_curly;
    default:
      return TokenKind::end;
  }
}

/// Reads a text once, from its begin to its end.
class ComponentValueReader {
 public:
  ComponentValueReader(std::string_view text, std::vector<SyntaxError>& errors)
      : text_(text), tokeniser_(text), errors_(errors) {}

  ComponentValues run() {
    ComponentValues values;
    read_until(TokenKind::end, values, 0);
    report_cut_off();
    return values;
  }

 private:
  /// The end of the token that ends the list.
  std::uint32_t read_until(TokenKind closer, ComponentValues& values, unsigned depth) {
    while (true) {
      Token token = tokeniser_.next();
      if (token.kind == closer || token.kind == TokenKind::end) {
        is_at_end_ = token.kind == TokenKind::end;
        return token.end;
      }
      report_bad(token);
      ComponentValue& value = values.emplace_back();
      value.token = std::move(token);
      if (value.is_block()) {
        read_block(value, depth + 1);
      }
    }
  }

  /// 5.4.8 and 5.4.9. A list that grows moves its values, so that `value` may be one of a
  /// list that does not grow meanwhile.
  void read_block(ComponentValue& value, unsigned depth) {
    const TokenKind closer = closer_of(value.token.kind);
    value.token.end = depth > deepest_block ? skip_block(closer)
                                            : read_until(closer, value.content, depth);
    if (depth > deepest_block) {
      add_syntax_error(errors_, value.token.begin, value.token.end,
                       "more than " + std::to_string(deepest_block) +
                           " blocks or functions in one another");
    }
    if (is_at_end_) {
      report_open(value.token);
    }
  }

  /// Reads over what stands in a block, however deep; the end of the block.
  std::uint32_t skip_block(TokenKind outermost) {
    std::vector<TokenKind> closers = {outermost};
    Token token;
    while (!closers.empty()) {
      token = tokeniser_.next();
      if (token.kind == TokenKind::end) {
        is_at_end_ = true;
        break;
      }
      if (token.kind == closers.back()) {
        closers.pop_back();
      } else if (const TokenKind closer = closer_of(token.kind);
                 closer != TokenKind::end) {
        closers.push_back(closer);
      }
    }
    return token.end;
  }

  /// The tokens that are always parse errors (5.4.7).
  void report_bad(const Token& token) {
    switch (token.kind) {
      case TokenKind::bad_string:
        add_syntax_error(errors_, token.begin, token.end,
                         "a string that does not end in its line");
        break;
      case TokenKind::bad_url:
        add_syntax_error(errors_, token.begin, token.end,
                         "a url with a character that must be escaped");
        break;
      case TokenKind::right_round:
      case TokenKind::right_square:
      case TokenKind::right_curly:
        add_syntax_error(
            errors_, token.begin, token.end,
            "a '" + std::string(1, text_[token.begin]) + "' that closes nothing");
        break;
      default:
        break;
    }
  }

  /// Of blocks in one another that the text leaves open the innermost: what it has
  /// swallowed may have been meant to close the others. A string or comment without its
  /// end is further in still.
  void report_open(const Token& token) {
    if (!has_reported_open_ && !tokeniser_.cut_off().has_value()) {
      has_reported_open_ = true;
      add_syntax_error(errors_, token.begin, token.end,
                       token.kind == TokenKind::function ? "a function without its end"
                                                         : "a block without its end");
    }
  }

  void report_cut_off() {
    const std::optional<std::uint32_t> begin = tokeniser_.cut_off();
    if (!begin.has_value()) {
      return;
    }
    std::string message = "a url without its end";
    if (text_[*begin] == '/') {
      message = "a comment without its end";
    } else if (text_[*begin] == '"' || text_[*begin] == '\'') {
      message = "a string without its end";
    }
    add_syntax_error(errors_, *begin, static_cast<std::uint32_t>(text_.size()),
                     std::move(message));
  }

  std::string_view text_;
  Tokeniser tokeniser_;
  std::vector<SyntaxError>& errors_;
  bool is_at_end_ = false;
  bool has_reported_open_ = false;
};

bool is_space_value(const ComponentValue& value) {
  return value.token.kind == TokenKind::whitespace;
}

using ValueIterator = ComponentValues::const_iterator;

ComponentValues trimmed_range(ValueIterator begin, ValueIterator end) {
  begin = std::find_if_not(begin, end, is_space_value);
  while (end != begin && is_space_value(*std::prev(end))) {
    --end;
  }
  return {begin, end};
}

}  // namespace

bool ComponentValue::is_block() const {
  return closer_of(token.kind) != TokenKind::end;
}

void add_syntax_error(std::vector<SyntaxError>& errors,
                      std::uint32_t begin,
                      std::uint32_t end,
                      std::string message) {
  if (errors.size() < most_syntax_errors) {
    errors.push_back({.begin = begin, .end = end, .message = std::move(message)});
  }
}

std::optional<ComponentValue> parse_component_value(std::string_view text) {
  ComponentValues values = trimmed(parse_component_values(text));
  if (values.size() != 1) {
    return std::nullopt;
  }
  return std::move(values.front());
}

ComponentValues parse_component_values(std::string_view text,
                                       std::vector<SyntaxError>& errors) {
  return ComponentValueReader(text, errors).run();
}

ComponentValues parse_component_values(std::string_view text) {
  std::vector<SyntaxError> errors;
  return parse_component_values(text, errors);
}

ComponentValues trimmed(const ComponentValues& values) {
  return trimmed_range(values.begin(), values.end());
}

std::vector<ComponentValues> split_at_commas(const ComponentValues& values) {
  std::vector<ComponentValues> parts;
  if (std::ranges::all_of(values, is_space_value)) {
    return parts;
  }
  auto begin = values.begin();
  while (true) {
    const auto comma = std::find_if(begin, values.end(), [](const ComponentValue& value) {
      return value.token.kind == TokenKind::comma;
    });
    parts.push_back(trimmed_range(begin, comma));
    if (comma == values.end()) {
      return parts;
    }
    begin = comma + 1;
  }
}

}  // namespace octavo::css
