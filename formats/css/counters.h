#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "formats/css/style.h"

namespace octavo::css {

/// The counters of a document while it is walked in order (CSS Lists 3, 4): each has a
/// value for every element that has made it anew, the innermost last.
class Counters {
 public:
  struct Instance {
    /// The depth of the element's parent: the counter lives as long as its siblings.
    std::size_t depth = 0;
    int value = 0;
  };

  /// Enters an element: makes, adds to and sets what its style says.
  void enter(const Style& style);
  /// Leaves it: counters that its children made are no more. Their names.
  std::vector<std::string> leave();
  /// Makes a counter anew in the element that has been entered last.
  void reset(const std::string& name, int value);
  void add(const std::string& name, int value);
  void set(const std::string& name, int value);

  /// 0: there is none.
  int value(std::string_view name) const;
  /// Of every element that has made it, the outermost first.
  std::vector<int> values(std::string_view name) const;

  /// All there have been; the outermost of each first.
  const std::map<std::string, std::vector<Instance>, std::less<>>& all() const {
    return counters_;
  }

  /// Marks of quotation that are open (CSS Content 3, 3.2).
  unsigned quote_depth = 0;

 private:
  std::map<std::string, std::vector<Instance>, std::less<>> counters_{};
  /// By depth: the counters that were made in it.
  std::vector<std::vector<std::string>> made_{{}};
};

}  // namespace octavo::css
