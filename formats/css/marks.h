#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <unordered_map>

#include "formats/css/stylesheet.h"

/// What stands in the files of an e-book for what reading systems cannot work out.
namespace octavo::css {

/// A selector that is printed as the number that its elements bear.
struct SelectorMark {
  /// 0: no element of the book matches it, and it is not printed.
  std::uint32_t number = 0;
  /// Whether `html` is one of its elements.
  bool is_on_root = false;
};

/// What tells one `target-text()` from another.
using TargetTextKey = std::tuple<std::string, std::string, std::string>;
inline TargetTextKey key_of_target_text(const ContentItem& item) {
  return {item.address_attribute, item.url, item.keyword};
}

struct Marks {
  /// The attribute that holds the numbers of an element, parted by spaces.
  std::string attribute{};
  std::unordered_map<const ComplexSelector*, SelectorMark> selectors{};
  /// What stands for a `target-text()`: its words, or the attribute that holds them.
  std::map<TargetTextKey, ComponentValue> target_texts{};

  /// Whether sections go on in further files; there they bear the attribute below.
  bool has_outer_sections = false;

  std::string attribute_of_outer() const { return attribute + "-goes-on"; }
  /// Null: the selector is printed as it is.
  const SelectorMark* find(const ComplexSelector& selector) const {
    const auto found = selectors.find(&selector);
    return found == selectors.end() ? nullptr : &found->second;
  }
};

/// What is printed of no file: only this book makes it so.
struct LeftOut {
  std::set<const ComplexSelector*> selectors{};
  std::set<const StyleDeclaration*> declarations{};
};

/// Calls `visit` with the rules of elements that reading systems may come to apply.
void for_each_reflowable_rule(const Stylesheet& sheet,
                              const std::function<void(const StyleRule&)>& visit);

/// With those of them that stand behind no condition but such as always hold.
void for_each_steady_rule(const Stylesheet& sheet,
                          const std::function<void(const StyleRule&)>& visit);

}  // namespace octavo::css
