#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "formats/css/tokens.h"

/// Tokens → rules and declarations, whatever they mean (CSS Syntax 3, section 5).
namespace octavo::css {

struct ComponentValue;
using ComponentValues = std::vector<ComponentValue>;

/// A preserved token; or a function or a `{}`, `[]` or `()` block, whose token is that
/// which opens it and whose content is what stands between. The place of that token is
/// the place of the whole, from what opens it to what closes it.
struct ComponentValue {
  Token token{};
  // Without an initialiser for the reason that document.h gives.
  ComponentValues content;

  /// Whether it is a function or a block.
  bool is_block() const;

  bool operator==(const ComponentValue&) const = default;
};

/// Blocks nested deeper than this are bad: their contents are read over, so that they are
/// empty, and they are reported.
inline constexpr unsigned deepest_block = 64;

struct Declaration {
  /// In lower case, but for custom properties.
  std::string name{};
  /// Without the white space around it and without `!important`.
  ComponentValues value{};
  bool important = false;
  /// Bytes of the source: the whole declaration without its semicolon.
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// Something that the grammar drops, or closes only because the text ends, for a message:
/// bytes of the source and what was wrong with them ("a declaration without a colon").
struct SyntaxError {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::string message{};
  /// It is a rule among declarations (CSS Nesting 1).
  bool is_nested_rule = false;
};

/// A list of errors grows no longer than this.
inline constexpr std::size_t most_syntax_errors = 1000;

struct Rule {
  /// In lower case, without the `@`; empty: a qualified rule.
  std::string at_name{};
  ComponentValues prelude{};
  /// The content of its `{}` block; none: an at-rule that ends with a semicolon.
  std::optional<ComponentValues> block{};
  /// Bytes of the source, prelude and block together.
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// 5.3.3. A byte order mark or `@charset` has been seen to by `decode_stylesheet`.
std::vector<Rule> parse_stylesheet(std::string_view text,
                                   std::vector<SyntaxError>& errors);
/// 5.3.4: of the contents of a block, as `@media` has.
/// Bad tokens were reported when the values were read, and are not again, here and below.
std::vector<Rule> parse_rules(const ComponentValues& values,
                              std::vector<SyntaxError>& errors);
std::vector<Rule> parse_rules(std::string_view text, std::vector<SyntaxError>& errors);
/// 5.3.5
std::optional<Rule> parse_rule(std::string_view text);
/// 5.3.6
std::optional<Declaration> parse_declaration(std::string_view text);
/// 5.3.8: a block that may hold declarations and at-rules (`@page` with its margin
/// boxes).
using DeclarationOrRule = std::variant<Declaration, Rule>;
std::vector<DeclarationOrRule> parse_declarations(ComponentValues values,
                                                  std::vector<SyntaxError>& errors);
std::vector<DeclarationOrRule> parse_declarations(std::string_view text,
                                                  std::vector<SyntaxError>& errors);
/// 5.3.9
std::optional<ComponentValue> parse_component_value(std::string_view text);
/// 5.3.10
ComponentValues parse_component_values(std::string_view text,
                                       std::vector<SyntaxError>& errors);
ComponentValues parse_component_values(std::string_view text);

/// Without the white space at both ends.
ComponentValues trimmed(const ComponentValues& values);
/// Parted at the commas that stand in no block; each part is trimmed. No values: no part.
std::vector<ComponentValues> split_at_commas(const ComponentValues& values);

/// As CSS that is read back as the same values (section 9), with comments where two
/// tokens would run together.
std::string to_css(const ComponentValues& values);
std::string to_css(const Token& token);
/// CSSOM, 2.1: an identifier and a string in CSS.
std::string css_identifier(std::string_view name);
std::string css_string(std::string_view text);

/// Section 3.2: the bytes of a stylesheet as UTF-8. Their encoding is that of a byte
/// order mark, else of `protocol_encoding`, of `@charset`, of `environment_encoding`,
/// each a label that may be empty or unknown, else UTF-8; what is wrong becomes U+FFFD.
/// The byte order mark is left out.
std::string decode_stylesheet(std::string_view bytes,
                              std::string_view protocol_encoding = {},
                              std::string_view environment_encoding = {});

}  // namespace octavo::css
