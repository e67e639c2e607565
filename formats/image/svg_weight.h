#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace octavo::image {

/// How much a drawing draws when every `use` and `url(#…)` in it is followed: a few lines
/// that refer to each other can stand for billions of shapes.
class DrawingWeight {
 public:
  /// An element inside the one that is open; the empty id is none.
  void open(std::string_view id);
  void close();
  /// The open element draws what `id` names.
  void refer(std::string_view id);
  bool has(std::string_view id) const { return by_id_.contains(id); }

  /// No reference leads back to itself, and no more is drawn than a page can use.
  bool is_bounded() const;

 private:
  struct Element {
    std::size_t parent = 0;
    std::vector<std::string> references{};
  };

  std::vector<Element> elements_{};
  std::vector<std::size_t> path_{};
  std::map<std::string, std::size_t, std::less<>> by_id_{};
};

}  // namespace octavo::image
