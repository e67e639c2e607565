#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "formats/css/counters.h"
#include "formats/paged/style.h"

namespace octavo::paged {

/// What the counters of a book are at each of its elements, for content that asks for
/// those of another. All elements are counted when it is first asked.
class CounterPlaces {
 public:
  /// The book must outlive it.
  explicit CounterPlaces(const BookStyle& book) : book_(book) {}

  /// Of every element that has made the counter, the outermost first, behind what an
  /// element and its `::before` change; none: there is no such counter.
  std::span<const int> values(std::string_view name, css::ElementId element);

 private:
  /// From an element on.
  struct Change {
    std::size_t begin = 0;
    std::vector<int> values{};
  };

  void count();
  void enter(std::size_t index, css::Counters& counters);
  void leave(css::ElementId element, std::size_t next, css::Counters& counters);
  void count_generated(css::ElementId element,
                       css::PseudoElement pseudo,
                       std::size_t place,
                       css::Counters& counters);
  void note(const css::Style& style, std::size_t place, const css::Counters& counters);
  void note(const std::string& name, std::size_t place, const css::Counters& counters);

  const BookStyle& book_;
  bool has_counted_ = false;
  /// Of each counter, in the order of the elements.
  std::map<std::string, std::vector<Change>, std::less<>> changes_{};
};

}  // namespace octavo::paged
