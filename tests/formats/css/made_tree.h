#pragma once

#include <deque>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "formats/css/elements.h"

namespace octavo::tests {

using AttributeList = std::vector<std::pair<std::string, std::string>>;

/// A tree of elements that no document was made into. Elements are added in document
/// order; their places among their siblings are true once `finish` has been called.
class MadeTree {
 public:
  css::ElementId add(css::ElementId parent,
                     std::string_view name,
                     const AttributeList& list = {});
  /// The element is not empty.
  void add_text(css::ElementId element);
  const css::ElementTree& finish();
  const css::ElementTree& tree() const { return tree_; }

 private:
  std::string_view keep(std::string_view name);

  css::ElementTree tree_{};
  std::deque<Attributes> attributes_{};
  std::set<std::string, std::less<>> names_{};
};

/// The element's `id`; without one, its name.
std::string shown_id(const css::Element& element);

}  // namespace octavo::tests
