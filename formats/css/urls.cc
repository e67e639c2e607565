#include "formats/css/urls.h"

#include <algorithm>
#include <array>

#include "formats/css/value_reader.h"

namespace octavo::css {
namespace {

template <std::size_t Count>
bool is_call(const Token& token, const std::array<std::string_view, Count>& names) {
  return token.kind == TokenKind::function &&
         std::ranges::any_of(
             names, [&](std::string_view name) { return is_word(token.text, name); });
}

bool holds_addresses(const Token& token) {
  constexpr std::array<std::string_view, 5> names = {"url", "src", "image", "image-set",
                                                     "-webkit-image-set"};
  return is_call(token, names);
}

bool is_link(const Token& token) {
  constexpr std::array<std::string_view, 3> names = {"target-counter", "target-counters",
                                                     "target-text"};
  return is_call(token, names);
}

template <class Values, class Visit>
bool visit_values(Values& values, const Visit& visit, bool is_address) {
  return std::ranges::all_of(values, [&](auto& each) {
    if (each.token.kind == TokenKind::url ||
        (is_address && each.token.kind == TokenKind::string)) {
      return visit(each.token.text);
    }
    return is_link(each.token) ||
           visit_values(each.content, visit, holds_addresses(each.token));
  });
}

}  // namespace

bool for_each_address(ComponentValues& values,
                      const std::function<bool(std::string&)>& visit) {
  return visit_values(values, visit, false);
}

bool for_each_address(const ComponentValues& values,
                      const std::function<bool(const std::string&)>& visit) {
  return visit_values(values, visit, false);
}

bool is_fragment(std::string_view address) {
  return address.empty() || address.starts_with('#');
}

}  // namespace octavo::css
