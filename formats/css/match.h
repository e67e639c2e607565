#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "formats/css/elements.h"
#include "formats/css/selector.h"

namespace octavo::css {

/// Told of an element and of the indices of the selectors that match it, ascending.
using Found = std::function<void(ElementId, std::span<const std::uint32_t>)>;

/// Finds, for each element of a tree, the selectors that match it. One pass in document
/// order; the work is linear in the elements and in the selectors that share an element's
/// name, classes or id, whatever their combinators.
class Matcher {
 public:
  /// The selectors must outlive it.
  explicit Matcher(std::span<const ComplexSelector* const> selectors);
  ~Matcher();
  Matcher(const Matcher&) = delete;
  Matcher& operator=(const Matcher&) = delete;

  /// Calls `found` with every element, in document order.
  void match(const ElementTree& tree, const Found& found) const;

 private:
  struct Program;
  std::unique_ptr<Program> program_;
};

}  // namespace octavo::css
