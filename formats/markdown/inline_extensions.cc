#include <algorithm>
#include <memory>
#include <string>
#include <utility>

#include "formats/markdown/addresses.h"
#include "formats/markdown/inline_parser.h"

namespace octavo::markdown {

std::optional<AddressRange> InlineParser::bare_address(Position at) {
  return scan_address(text_, at, brackets_.empty() ? '\0' : ']',
                      address_rule(context_.syntax.edition), failed_domain_);
}

bool InlineParser::is_bare_address(Position at) {
  const char second = char_at(text_, at + 1);
  const bool may_be = text_[at] == ':' ? second == '/' : second == 'w' || second == 'W';
  return may_be && bare_address(at).has_value();
}

void InlineParser::read_bare_address() {
  const auto range = bare_address(at_);
  if (!range) {
    return read_text();
  }
  const Position scheme = at_ - range->begin;
  const bool has_scheme = text_[at_] == ':';
  // The letters of the scheme were read as text.
  InlineNode* const before = tree_.root->last_child;
  if (has_scheme && before != nullptr) {
    before->text.resize(before->text.size() - scheme);
    before->end -= scheme;
    if (before->text.empty()) {
      unlink(*before);
    }
  }
  at_ = range->end;
  const std::string address(text_.substr(range->begin, at_ - range->begin));
  InlineNode& link = add(InlineKind::link, range->begin);
  link.target = (has_scheme ? "" : "http://") + address;
  InlineNode& text = add_text(address, range->begin);
  unlink(text);
  append_child(link, text);
}

std::optional<Scanned> InlineParser::note_name(Position at) const {
  if (!context_.syntax.book || char_at(text_, at + 1) != '^') {
    return std::nullopt;
  }
  const auto label = scan_link_label(text_, at);
  if (!label || label->content.size() < 2 ||
      label->content.find_first_of(" \t\n") != std::string_view::npos) {
    return std::nullopt;
  }
  const Scanned name{.content = label->content.substr(1), .end = label->end};
  const char after = char_at(text_, label->end);
  const bool may_be_link =
      after == '(' || after == '[' || context_.references.find(label->content) != nullptr;
  return may_be_link && context_.notes.find(name.content) == nullptr
             ? std::nullopt
             : std::optional(name);
}

bool InlineParser::read_note_reference() {
  const auto name = note_name(at_);
  if (!name) {
    return false;
  }
  const Position begin = at_;
  if (const Reference* const note = context_.notes.find(name->content)) {
    at_ = name->end;
    add(InlineKind::note_reference, begin).text = note->target;
    return true;
  }
  const std::string written(name->content);
  context_.diagnostics.warn(
      "undefined-note", content_.span(context_.file, begin, name->end),
      "no note is named \"" + written + "\"",
      {{.message = "define it on a line of its own: [^" + written + "]: its text",
        .span = {}}});
  return false;
}

void InlineParser::read_script(char character) {
  const Position begin = at_;
  Position& expected_end = script_end_[character == '^' ? 0 : 1];
  const bool closes = begin > 0 && expected_end == begin;
  Position end = begin + 1;
  while (!closes && end < text_.size() && text_[end] != character &&
         !is_whitespace(text_[end])) {
    end += text_[end] == '\\' ? 2 : 1;
  }
  const bool opens =
      !closes && end > begin + 1 && end < text_.size() && text_[end] == character;
  ++at_;
  InlineNode& node = add_text(std::string(1, character), begin);
  if (opens) {
    expected_end = end;
  }
  if (opens || closes) {
    // A comma stands for the single tilde, which the double one is not to meet.
    delimiters_.push(node, character == '~' ? ',' : character,
                     {.can_open = opens, .can_close = closes});
  }
}

void InlineParser::read_dollar() {
  const Position begin = at_;
  const std::string_view sign = char_at(text_, at_ + 1) == '$' ? "$$" : "$";
  const Position inner = at_ + static_cast<Position>(sign.size());
  std::size_t end = text_.find(sign, inner);
  while (end != std::string_view::npos && text_[end - 1] == '\\') {
    end = text_.find(sign, end + 1);
  }
  // Money is not mathematics: "$5 and $6" has a space before its second sign.
  // A code span binds more tightly: "`$HOME` and `$PATH`" has no formula.
  const bool is_closed =
      end != std::string_view::npos && end > inner &&
      text_.substr(inner, end - inner).find('`') == std::string_view::npos &&
      !is_whitespace(text_[inner]) && !is_whitespace(text_[end - 1]) &&
      (sign.size() == 2 || !is_digit(char_at(text_, end + 1)));
  if (!is_closed) {
    return read_text();
  }
  at_ = static_cast<Position>(end + sign.size());
  // Code, so that no quotation mark, dash or sign of emphasis in it becomes another.
  InlineNode& formula = add(InlineKind::code, begin);
  formula.text = std::string(text_.substr(begin, at_ - begin));
  std::ranges::replace(formula.text, '\n', ' ');
  formula.attributes = std::make_unique<Attributes>();
  formula.attributes->classes = {"math"};
  if (!context_.reported_mathematics) {
    context_.reported_mathematics = true;
    context_.diagnostics.warn(
        "math-literal", content_.span(context_.file, begin, at_),
        "mathematics is kept as it is written",
        {{.message = "formulas are not set yet, and this is the first of this file; a "
                     "dollar sign that is none is written \\$",
          .span = {}}});
  }
}

}  // namespace octavo::markdown
