#include <algorithm>
#include <array>
#include <iterator>

#include "formats/css/characters.h"
#include "formats/css/selector_cursor.h"

namespace octavo::css {

namespace {

bool read_attribute_operator(SelectorCursor& cursor, AttributeMatch& match) {
  constexpr auto marks = std::to_array<std::pair<char32_t, AttributeMatch>>(
      {{'~', AttributeMatch::includes},
       {'|', AttributeMatch::dash},
       {'^', AttributeMatch::prefix},
       {'$', AttributeMatch::suffix},
       {'*', AttributeMatch::substring}});
  const auto* const mark = std::ranges::find_if(
      marks, [&](const auto& each) { return cursor.is_at_delim(each.first); });
  const std::size_t before = mark == marks.end() ? 0 : 1;
  if (!cursor.is_at_delim('=', before)) {
    return cursor.fail_here();
  }
  match = mark == marks.end() ? AttributeMatch::equals : mark->second;
  cursor.skip(before + 1);
  return true;
}

// Section 6.3: `s` is what XHTML does without a flag.
bool read_case_flag(SelectorCursor& cursor, SimpleSelector& simple) {
  if (!cursor.is_at(TokenKind::ident)) {
    return true;
  }
  const std::string_view flag = cursor.value().token.text;
  simple.ignores_case = is_css_keyword(flag, "i");
  if (!simple.ignores_case && !is_css_keyword(flag, "s")) {
    return cursor.fail_here();
  }
  cursor.skip(1);
  cursor.skip_space();
  return true;
}

bool is_css_word(const ComponentValue& value) {
  return value.token.kind == TokenKind::ident || value.token.kind == TokenKind::string;
}

}  // namespace

bool read_attribute_selector(SelectorCursor& cursor, SimpleSelector& simple) {
  simple.kind = SimpleSelector::Kind::attribute;
  cursor.skip_space();
  if (!cursor.skip_namespace()) {
    return false;
  }
  if (!cursor.is_at(TokenKind::ident)) {
    return cursor.fail(cursor.here(), "an attribute selector without a name");
  }
  simple.name = css_lower(cursor.take().token.text);
  cursor.skip_space();
  if (cursor.is_at_end()) {
    return true;
  }
  if (!read_attribute_operator(cursor, simple.match)) {
    return false;
  }
  cursor.skip_space();
  if (cursor.is_at_end() || !is_css_word(cursor.value())) {
    return cursor.fail(cursor.here(),
                       "an attribute selector without a name or a string for a value");
  }
  simple.value = cursor.take().token.text;
  cursor.skip_space();
  return read_case_flag(cursor, simple) && (cursor.is_at_end() || cursor.fail_here());
}

bool read_nth(ValueSpan content,
              SelectorPlace place,
              SimpleSelector& simple,
              SelectorError& error) {
  // An An+B holds no block, and blocks copied at each level of nesting cost its square.
  if (std::ranges::none_of(content, &ComponentValue::is_block)) {
    const auto nth = parse_an_plus_b(ComponentValues(content.begin(), content.end()));
    if (nth.has_value()) {
      simple.nth = *nth;
      return true;
    }
  }
  return SelectorCursor(content, place, error)
      .fail(place, "':" + simple.name + "()' wants a position such as '2n+1'");
}

bool read_languages(ValueSpan content,
                    SelectorPlace place,
                    SimpleSelector& simple,
                    SelectorError& error) {
  SelectorCursor cursor(content, place, error);
  while (true) {
    cursor.skip_space();
    if (cursor.is_at_end() || !is_css_word(cursor.value())) {
      return cursor.fail(place, "':lang()' wants languages such as 'en' or '\"*-CH\"'");
    }
    simple.languages.push_back(cursor.take().token.text);
    cursor.skip_space();
    if (!cursor.is_at(TokenKind::comma)) {
      return cursor.is_at_end() || cursor.fail_here();
    }
    cursor.skip(1);
  }
}

bool read_direction(ValueSpan content,
                    SelectorPlace place,
                    SimpleSelector& simple,
                    SelectorError& error) {
  SelectorCursor cursor(content, place, error);
  cursor.skip_space();
  if (!cursor.is_at(TokenKind::ident)) {
    return cursor.fail(place, "':dir()' wants 'ltr' or 'rtl'");
  }
  simple.value = css_lower(cursor.take().token.text);
  cursor.skip_space();
  return cursor.is_at_end() || cursor.fail_here();
}

}  // namespace octavo::css
