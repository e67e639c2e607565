#include "formats/css/syntax.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <utility>

#include "formats/css/characters.h"
#include "formats/css/syntax_errors.h"

namespace octavo::css {

namespace {

enum class RuleLevel : unsigned char { top, nested };

/// Takes a list of values apart, from its first to its last.
class StructureReader {
 public:
  StructureReader(ComponentValues values, std::vector<SyntaxError>& errors)
      : values_(std::move(values)), errors_(errors) {}

  TokenKind next_kind() const {
    return at_ < values_.size() ? values_[at_].token.kind : TokenKind::end;
  }

  void skip_space() {
    while (next_kind() == TokenKind::whitespace) {
      ++at_;
    }
  }

  /// 5.4.1
  std::vector<Rule> read_rules(RuleLevel level) {
    std::vector<Rule> rules;
    for (skip_space(); next_kind() != TokenKind::end; skip_space()) {
      const bool is_comment_mark =
          next_kind() == TokenKind::cdo || next_kind() == TokenKind::cdc;
      if (is_comment_mark && level == RuleLevel::top) {
        ++at_;
      } else if (std::optional<Rule> rule = read_rule()) {
        rules.push_back(std::move(*rule));
      }
    }
    return rules;
  }

  std::optional<Rule> read_rule() {
    return next_kind() == TokenKind::at_keyword ? read_at_rule() : read_qualified_rule();
  }

  /// 5.4.5
  std::vector<DeclarationOrRule> read_declarations() {
    std::vector<DeclarationOrRule> declarations;
    while (next_kind() != TokenKind::end) {
      if (next_kind() == TokenKind::whitespace || next_kind() == TokenKind::semicolon) {
        ++at_;
      } else if (next_kind() == TokenKind::at_keyword) {
        declarations.emplace_back(read_at_rule());
      } else if (std::optional<Declaration> declaration =
                     read_declaration(declaration_end())) {
        declarations.emplace_back(std::move(*declaration));
      }
    }
    return declarations;
  }

  /// 5.4.6; what is no declaration is read over to `end`.
  std::optional<Declaration> read_declaration(std::size_t end) {
    const std::size_t begin = std::exchange(at_, end);
    std::size_t colon = begin + 1;
    while (colon < end && values_[colon].token.kind == TokenKind::whitespace) {
      ++colon;
    }
    const bool has_name = values_[begin].token.kind == TokenKind::ident;
    if (!has_name || colon == end || values_[colon].token.kind != TokenKind::colon) {
      report_no_declaration(begin, end, has_name);
      return std::nullopt;
    }
    Declaration declaration{.begin = values_[begin].token.begin,
                            .end = end_of_place(begin, end)};
    std::string& name = values_[begin].token.text;
    declaration.name = name.starts_with("--") ? std::move(name) : css_lower(name);
    const std::size_t value_end = without_important(colon + 1, end);
    declaration.important = value_end < end;
    declaration.value = take(colon + 1, value_end);
    return declaration;
  }

 private:
  /// Where the declaration ends that begins here.
  std::size_t declaration_end() const {
    std::size_t end = at_;
    while (end < values_.size() && values_[end].token.kind != TokenKind::semicolon) {
      ++end;
    }
    return end;
  }

  /// Before the white space at the end.
  std::size_t trimmed_end(std::size_t begin, std::size_t end) const {
    while (end > begin && values_[end - 1].token.kind == TokenKind::whitespace) {
      --end;
    }
    return end;
  }

  /// The byte after the last value that is no white space; there is one.
  std::uint32_t end_of_place(std::size_t begin, std::size_t end) const {
    return values_[trimmed_end(begin, end) - 1].token.end;
  }

  /// Where a value ends before its `!important`; `end`: it has none.
  std::size_t without_important(std::size_t begin, std::size_t end) const {
    const std::size_t word = trimmed_end(begin, end);
    const std::size_t mark = word > begin ? trimmed_end(begin, word - 1) : begin;
    const bool is_important = mark > begin &&
                              values_[word - 1].token.kind == TokenKind::ident &&
                              is_css_keyword(values_[word - 1].token.text, "important") &&
                              values_[mark - 1].token.kind == TokenKind::delim &&
                              values_[mark - 1].token.character == '!';
    return is_important ? mark - 1 : end;
  }

  /// Without the white space around them.
  ComponentValues take(std::size_t begin, std::size_t end) {
    end = trimmed_end(begin, end);
    while (begin < end && values_[begin].token.kind == TokenKind::whitespace) {
      ++begin;
    }
    return take_all(begin, end);
  }

  ComponentValues take_all(std::size_t begin, std::size_t end) {
    const auto first = values_.begin() + static_cast<std::ptrdiff_t>(begin);
    const auto last = values_.begin() + static_cast<std::ptrdiff_t>(end);
    return {std::make_move_iterator(first), std::make_move_iterator(last)};
  }

  /// 5.4.2. The end of the list ends it, too.
  Rule read_at_rule() {
    Rule rule{.at_name = css_lower(values_[at_].token.text),
              .begin = values_[at_].token.begin};
    const std::size_t begin = at_;
    while (next_kind() != TokenKind::end && next_kind() != TokenKind::semicolon &&
           next_kind() != TokenKind::left_curly) {
      ++at_;
    }
    rule.end = end_of_place(begin, at_);
    rule.prelude = take_all(begin + 1, at_);
    if (next_kind() == TokenKind::left_curly) {
      take_block(rule);
    } else if (next_kind() == TokenKind::semicolon) {
      ++at_;
    }
    return rule;
  }

  /// 5.4.3
  std::optional<Rule> read_qualified_rule() {
    const std::size_t begin = at_;
    while (next_kind() != TokenKind::end && next_kind() != TokenKind::left_curly) {
      ++at_;
    }
    if (next_kind() == TokenKind::end) {
      report(begin, at_, "a rule without a block");
      return std::nullopt;
    }
    Rule rule{.begin = values_[begin].token.begin};
    rule.prelude = take_all(begin, at_);
    take_block(rule);
    return rule;
  }

  void take_block(Rule& rule) {
    rule.end = values_[at_].token.end;
    rule.block = std::move(values_[at_].content);
    ++at_;
  }

  void report_no_declaration(std::size_t begin, std::size_t end, bool has_name) {
    const bool has_block =
        std::any_of(values_.begin() + static_cast<std::ptrdiff_t>(begin),
                    values_.begin() + static_cast<std::ptrdiff_t>(end),
                    [](const ComponentValue& value) {
                      return value.token.kind == TokenKind::left_curly;
                    });
    if (has_block) {
      report(begin, end, "a rule among declarations");
      errors_.back().is_nested_rule = true;
    } else {
      report(begin, end,
             has_name ? "a declaration without a colon" : "a declaration without a name");
    }
  }

  void report(std::size_t begin, std::size_t end, std::string message) {
    add_syntax_error(errors_, values_[begin].token.begin, end_of_place(begin, end),
                     std::move(message));
  }

  ComponentValues values_;
  std::size_t at_ = 0;
  std::vector<SyntaxError>& errors_;
};

/// Reads a text as values and these as something more, with the errors of both in the
/// order of their places.
template <typename Read>
auto read_structure(std::string_view text,
                    std::vector<SyntaxError>& errors,
                    const Read& read) {
  const auto count = static_cast<std::ptrdiff_t>(errors.size());
  StructureReader reader(parse_component_values(text, errors), errors);
  auto result = read(reader);
  std::ranges::stable_sort(errors.begin() + count, errors.end(), {}, &SyntaxError::begin);
  return result;
}

}  // namespace

std::vector<Rule> parse_stylesheet(std::string_view text,
                                   std::vector<SyntaxError>& errors) {
  return read_structure(text, errors, [](StructureReader& reader) {
    return reader.read_rules(RuleLevel::top);
  });
}

std::vector<Rule> parse_rules(const ComponentValues& values,
                              std::vector<SyntaxError>& errors) {
  return StructureReader(values, errors).read_rules(RuleLevel::nested);
}

std::vector<Rule> parse_rules(std::string_view text, std::vector<SyntaxError>& errors) {
  return read_structure(text, errors, [](StructureReader& reader) {
    return reader.read_rules(RuleLevel::nested);
  });
}

std::optional<Rule> parse_rule(std::string_view text) {
  std::vector<SyntaxError> errors;
  StructureReader reader(parse_component_values(text), errors);
  reader.skip_space();
  if (reader.next_kind() == TokenKind::end) {
    return std::nullopt;
  }
  std::optional<Rule> rule = reader.read_rule();
  reader.skip_space();
  return reader.next_kind() == TokenKind::end ? std::move(rule) : std::nullopt;
}

std::optional<Declaration> parse_declaration(std::string_view text) {
  std::vector<SyntaxError> errors;
  ComponentValues values = trimmed(parse_component_values(text));
  if (values.empty()) {
    return std::nullopt;
  }
  const std::size_t count = values.size();
  return StructureReader(std::move(values), errors).read_declaration(count);
}

std::vector<DeclarationOrRule> parse_declarations(ComponentValues values,
                                                  std::vector<SyntaxError>& errors) {
  return StructureReader(std::move(values), errors).read_declarations();
}

std::vector<DeclarationOrRule> parse_declarations(std::string_view text,
                                                  std::vector<SyntaxError>& errors) {
  return read_structure(
      text, errors, [](StructureReader& reader) { return reader.read_declarations(); });
}

}  // namespace octavo::css
