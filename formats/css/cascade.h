#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

#include "formats/css/active_rules.h"
#include "formats/css/compute.h"
#include "formats/css/elements.h"
#include "formats/css/page_places.h"

namespace octavo::css {

/// The computed style of every element of a tree. Equal styles are kept once.
class StyledTree {
 public:
  const Style& operator[](ElementId element) const {
    return styles_[of_element_[static_cast<std::size_t>(element)]];
  }
  /// Null: no rule speaks of it; what it would generate is not there.
  const Style* find(ElementId element, PseudoElement pseudo) const;
  /// That of `html`.
  const Style& root() const { return styles_[of_element_.front()]; }
  std::size_t style_count() const { return styles_.size(); }
  std::span<const Style> all() const { return styles_; }
  /// What pages make of the elements that a selector of the author's matches.
  PageParts parts_of(const ComplexSelector& selector) const {
    const auto found = parts_.find(&selector);
    return found == parts_.end() ? PageParts() : found->second;
  }
  /// Declarations that turned out to be invalid when they were computed; each place once.
  std::span<const Span> invalid() const { return invalid_; }
  /// Declarations with variables whose values pages cannot show; each place once.
  std::span<const Span> not_on_pages() const { return not_on_pages_; }

 private:
  friend class Cascade;
  std::vector<Style> styles_{};
  std::vector<std::uint32_t> of_element_{};
  std::map<std::pair<ElementId, PseudoElement>, std::uint32_t> of_pseudo_{};
  std::unordered_map<const ComplexSelector*, PageParts> parts_{};
  std::vector<Span> invalid_{};
  std::vector<Span> not_on_pages_{};
};

/// Matches the rules with the tree, sorts what matches each element by origin,
/// specificity and place, and computes its style from its parent's. Linear in the
/// elements; what is computed is shared by elements with the same parent's style and the
/// same rules.
StyledTree style_elements(const ElementTree& tree,
                          std::span<const Active<StyleRule>> rules,
                          const PrintMedium& medium);

}  // namespace octavo::css
