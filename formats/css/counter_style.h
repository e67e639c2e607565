#pragma once

#include <map>
#include <string>
#include <string_view>

#include "formats/css/stylesheet.h"

namespace octavo::css {

/// The counter styles of a book by name; a later rule replaces one of the same name.
class CounterStyles {
 public:
  void add(const CounterStyleRule& rule) { rules_.insert_or_assign(rule.name, rule); }
  bool has(std::string_view name) const { return rules_.find(name) != rules_.end(); }

  /// A number without prefix and suffix (CSS Counter Styles 3, 2.1). A style that is not
  /// there is `decimal`, and so is one for a number that it cannot show.
  std::string number(std::string_view style, int value) const;
  /// What stands before an item: with prefix and suffix.
  std::string marker(std::string_view style, int value) const;

 private:
  const CounterStyleRule* find(std::string_view name) const;
  std::string number(std::string_view style, int value, unsigned depth) const;
  std::string affix(const CounterStyleRule* rule,
                    std::optional<std::string> CounterStyleRule::*part,
                    std::string_view usual) const;

  std::map<std::string, CounterStyleRule, std::less<>> rules_{};
};

}  // namespace octavo::css
