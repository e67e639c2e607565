#include <algorithm>
#include <array>
#include <string_view>

#include "formats/css/sheet_context.h"

namespace octavo::css {
namespace {

// CSS Conditional 5, 2, and what Fonts 4 adds.
bool is_question(std::string_view name) {
  constexpr std::array<std::string_view, 4> names = {"selector", "font-tech",
                                                     "font-format", "at-rule"};
  return std::ranges::any_of(names,
                             [&](std::string_view each) { return is_word(name, each); });
}

class SupportsReader {
 public:
  SupportAnswer run(const ComponentValues& condition) {
    ValueReader reader(condition);
    const auto holds = read_condition(reader);
    const bool is_whole = holds && reader.at_end();
    return {.holds = is_whole && *holds, .is_readable = is_whole && is_readable_};
  }

 private:
  std::optional<bool> read_condition(ValueReader& reader) {
    if (reader.word("not")) {
      const auto inner = read_in_parentheses(reader);
      return inner ? std::optional(!*inner) : std::nullopt;
    }
    auto all = read_in_parentheses(reader);
    while (all && !reader.at_end()) {
      const bool is_and = reader.word("and");
      if (!is_and && !reader.word("or")) {
        return std::nullopt;
      }
      const auto next = read_in_parentheses(reader);
      if (!next) {
        return std::nullopt;
      }
      const bool before = all.value_or(false);
      all = is_and ? before && *next : before || *next;
    }
    return all;
  }

  // `(property: value)`, a condition in parentheses, or `selector(…)`.
  std::optional<bool> read_in_parentheses(ValueReader& reader) {
    if (reader.at_end()) {
      return std::nullopt;
    }
    if (const ComponentValue* call = reader.function("selector")) {
      SelectorError error;
      return parse_selectors(call->content, error).has_value();
    }
    const ComponentValue& block = reader.take();
    if (block.token.kind == TokenKind::left_round) {
      return read_block(block.content);
    }
    const bool is_call = block.token.kind == TokenKind::function;
    is_readable_ = is_readable_ && is_call && is_question(block.token.text);
    return is_call ? std::optional(false) : std::nullopt;
  }

  bool read_block(const ComponentValues& content) {
    const bool was_readable = is_readable_;
    ValueReader inside(content);
    if (const auto nested = read_condition(inside); nested && inside.at_end()) {
      return *nested;
    }
    is_readable_ = was_readable;
    return has_declaration(content);
  }

  bool has_declaration(const ComponentValues& content) {
    std::vector<SyntaxError> errors;
    const std::vector<DeclarationOrRule> parts = parse_declarations(content, errors);
    const auto* declaration =
        parts.size() == 1 ? std::get_if<Declaration>(&parts.front()) : nullptr;
    is_readable_ = is_readable_ && declaration != nullptr;
    if (declaration == nullptr || is_too_long(declaration->name, declaration->value)) {
      return false;
    }
    const PropertyInfo* property = find_property(declaration->name);
    Assignments assignments;
    return property != nullptr && has_pages(property->support) &&
           assign_declaration(*property, declaration->value, assignments) &&
           assignments.on_pages;
  }

  bool is_readable_ = true;
};

}  // namespace

SupportAnswer answer_support(const ComponentValues& condition) {
  return SupportsReader().run(condition);
}

}  // namespace octavo::css
