#include "formats/css/selector_cursor.h"

#include "compiler/text/utf8.h"

namespace octavo::css {

std::string quoted_for_message(std::string_view text) {
  constexpr std::size_t longest = 40;
  if (text.size() <= longest) {
    return "'" + std::string(text) + "'";
  }
  return "'" + std::string(text.substr(0, character_start(text, longest))) + "…'";
}

bool SelectorCursor::is_at(TokenKind kind, std::size_t ahead) const {
  return at_ + ahead < values_.size() && values_[at_ + ahead].token.kind == kind;
}

bool SelectorCursor::is_at_delim(char32_t character, std::size_t ahead) const {
  return is_at(TokenKind::delim, ahead) &&
         values_[at_ + ahead].token.character == character;
}

bool SelectorCursor::is_at_name(std::size_t ahead) const {
  return is_at(TokenKind::ident, ahead) || is_at_delim('*', ahead);
}

bool SelectorCursor::skip_space() {
  const std::size_t begin = at_;
  while (is_at(TokenKind::whitespace)) {
    ++at_;
  }
  return at_ > begin;
}

SelectorPlace SelectorCursor::here() const {
  if (values_.empty()) {
    return place_;
  }
  const Token& token = values_[std::min(at_, values_.size() - 1)].token;
  return {.begin = token.begin, .end = token.end};
}

bool SelectorCursor::skip_namespace() {
  if (is_at_delim('|') && is_at_name(1)) {
    skip(1);
    return true;
  }
  const bool has_prefix = is_at_name() && is_at_delim('|', 1) && is_at_name(2);
  if (has_prefix && is_at(TokenKind::ident)) {
    return fail(here(), "the namespace prefix " + quoted_for_message(value().token.text) +
                            " is not declared");
  }
  skip(has_prefix ? 2 : 0);
  return true;
}

bool SelectorCursor::fail(SelectorPlace place, std::string message) {
  error_ = {.begin = place.begin,
            .end = place.end,
            .message = std::move(message),
            .forgiven = {}};
  return false;
}

bool SelectorCursor::fail_unsupported(SelectorPlace place, const std::string& what) {
  fail(place, what + " is not supported");
  error_.is_unsupported = true;
  return false;
}

bool SelectorCursor::fail_here() {
  if (is_at_end()) {
    return fail(here(), "a selector that ends too early");
  }
  return fail(here(), quoted_for_message(to_css(value().token)) +
                          " cannot stand there in a selector");
}

}  // namespace octavo::css
