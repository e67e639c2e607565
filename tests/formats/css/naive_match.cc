#include "tests/formats/css/naive_match.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace octavo::tests {

namespace {

using css::AttributeMatch;
using css::Combinator;
using css::ComplexSelector;
using css::CompoundSelector;
using css::Element;
using css::ElementId;
using css::PseudoClass;
using css::SimpleSelector;

class NaiveMatcher {
 public:
  explicit NaiveMatcher(const css::ElementTree& tree) : tree_(tree) {}

  bool matches(ElementId id, const ComplexSelector& selector) const {
    return matches_to(id, selector.compounds, selector.compounds.size() - 1);
  }

 private:
  bool matches_to(ElementId id,
                  const std::vector<CompoundSelector>& compounds,
                  std::size_t last) const {
    const CompoundSelector& compound = compounds[last];
    if (!std::ranges::all_of(compound.simple, [&](const SimpleSelector& simple) {
          return simple_holds(id, simple);
        })) {
      return false;
    }
    if (last == 0) {
      return true;
    }
    const bool is_vertical = compound.combinator == Combinator::descendant ||
                             compound.combinator == Combinator::child;
    const bool takes_one = compound.combinator == Combinator::child ||
                           compound.combinator == Combinator::next_sibling;
    const auto next = [&](ElementId from) {
      return is_vertical ? tree_[from].parent : tree_[from].previous_sibling;
    };
    for (ElementId at = next(id); at != ElementId::none; at = next(at)) {
      if (matches_to(at, compounds, last - 1)) {
        return true;
      }
      if (takes_one) {
        return false;
      }
    }
    return false;
  }

  bool list_matches(ElementId id, const css::SelectorList& list) const {
    return std::ranges::any_of(
        list, [&](const ComplexSelector& each) { return matches(id, each); });
  }

  bool simple_holds(ElementId id, const SimpleSelector& simple) const {
    switch (simple.kind) {
      case SimpleSelector::Kind::universal:
        return true;
      case SimpleSelector::Kind::type:
        return tree_[id].name == simple.name;
      case SimpleSelector::Kind::id:
        return tree_[id].attributes->id == simple.name;
      case SimpleSelector::Kind::class_name:
        return has_class(*tree_[id].attributes, simple.name);
      case SimpleSelector::Kind::attribute:
        return attribute_holds(tree_[id], simple);
      case SimpleSelector::Kind::pseudo_class:
        return pseudo_class_holds(id, simple);
    }
    return false;
  }

  static bool attribute_holds(const Element& element, const SimpleSelector& simple) {
    std::string value;
    if (!has_attribute(element, simple.name, value)) {
      return false;
    }
    const std::string& wanted = simple.value;
    switch (simple.match) {
      case AttributeMatch::present:
        return true;
      case AttributeMatch::equals:
        return value == wanted;
      case AttributeMatch::includes:
        return !wanted.empty() &&
               (" " + value + " ").find(" " + wanted + " ") != std::string::npos;
      case AttributeMatch::dash:
        return value == wanted || value.starts_with(wanted + "-");
      case AttributeMatch::prefix:
        return !wanted.empty() && value.starts_with(wanted);
      case AttributeMatch::suffix:
        return !wanted.empty() && value.ends_with(wanted);
      case AttributeMatch::substring:
        return !wanted.empty() && value.find(wanted) != std::string::npos;
    }
    return false;
  }

  /// With itself.
  std::vector<ElementId> siblings_of(ElementId id) const {
    std::vector<ElementId> siblings;
    for (std::uint32_t i = 0; i < tree_.elements.size(); ++i) {
      if (tree_.elements[i].parent == tree_[id].parent) {
        siblings.push_back(ElementId{i});
      }
    }
    return siblings;
  }

  /// Its place among the siblings that count; 0: it does not count itself.
  template <typename Counts>
  static int position(const std::vector<ElementId>& siblings,
                      ElementId id,
                      const Counts& counts) {
    const auto place = std::ranges::find(siblings, id);
    return counts(id)
               ? static_cast<int>(std::count_if(siblings.begin(), place, counts)) + 1
               : 0;
  }

  bool pseudo_class_holds(ElementId id, const SimpleSelector& simple) const {
    const Element& element = tree_[id];
    const auto any = [&](ElementId each) {
      return simple.selectors.empty() || list_matches(each, simple.selectors);
    };
    const auto same = [&](ElementId each) { return tree_[each].name == element.name; };
    const std::vector<ElementId> siblings = siblings_of(id);
    const std::vector<ElementId> reversed(siblings.rbegin(), siblings.rend());
    const auto nth = [&](int found) { return found > 0 && simple.nth.holds(found); };
    std::string value;
    switch (simple.pseudo_class) {
      case PseudoClass::root:
        return element.parent == ElementId::none;
      case PseudoClass::empty:
        return element.is_empty;
      case PseudoClass::first_child:
        return siblings.front() == id;
      case PseudoClass::last_child:
        return siblings.back() == id;
      case PseudoClass::only_child:
        return siblings.size() == 1;
      case PseudoClass::nth_child:
        return nth(position(siblings, id, any));
      case PseudoClass::nth_last_child:
        return nth(position(reversed, id, any));
      case PseudoClass::first_of_type:
        return position(siblings, id, same) == 1;
      case PseudoClass::last_of_type:
        return position(reversed, id, same) == 1;
      case PseudoClass::only_of_type:
        return std::ranges::count_if(siblings, same) == 1;
      case PseudoClass::nth_of_type:
        return nth(position(siblings, id, same));
      case PseudoClass::nth_last_of_type:
        return nth(position(reversed, id, same));
      case PseudoClass::any_link:
        return element.name == "a" && has_attribute(element, "href", value);
      case PseudoClass::lang:
        return std::ranges::find(simple.languages, element.language) !=
               simple.languages.end();
      case PseudoClass::dir:
        return simple.value == (element.is_right_to_left ? "rtl" : "ltr");
      case PseudoClass::is:
      case PseudoClass::where:
        return list_matches(id, simple.selectors);
      case PseudoClass::negation:
        return !list_matches(id, simple.selectors);
      case PseudoClass::dynamic:
        return false;
    }
    return false;
  }

  const css::ElementTree& tree_;
};

}  // namespace

bool naively_matches(const css::ElementTree& tree,
                     css::ElementId id,
                     const css::ComplexSelector& selector) {
  return NaiveMatcher(tree).matches(id, selector);
}

}  // namespace octavo::tests
