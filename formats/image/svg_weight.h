#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "formats/image/svg_markup.h"
#include "formats/image/svg_work.h"

namespace octavo::image {

/// How much a drawing draws when every `use` and `url(#…)` in it is followed: a few lines
/// that refer to each other can stand for billions of shapes.
class DrawingWeight {
 public:
  /// An element, by its name without prefix, inside the one that is open.
  void open(std::string_view element, const MarkupAttributes& attributes);
  void close();
  /// The open element is found under this id.
  void name(std::string_view id) { by_id_.emplace(id, path_.back()); }
  bool has(std::string_view id) const { return by_id_.contains(id); }
  /// Words in the open element.
  void text(std::string_view words);
  /// Pixels that the open element holds.
  void pixels(double count);
  void style_sheet(std::string_view sheet) { sheet_.add(sheet); }

  struct Verdict {
    /// Why the drawing cannot be drawn; empty: it can.
    std::string_view error{};
    /// How many times filters and masks go over its pixels.
    std::uint32_t passes = 0;
  };
  /// Whether a reference leads back to itself, or more is drawn than a page can use.
  Verdict weigh() const;

 private:
  struct Element {
    std::size_t parent = 0;
    Style style{};
    /// By which rules of a style sheet meet it.
    std::vector<std::string> keys{};
  };

  std::vector<Element> elements_{};
  std::vector<std::size_t> path_{};
  std::map<std::string, std::size_t, std::less<>> by_id_{};
  StyleSheet sheet_{};
  /// The depth and the words of the outermost `text` that is open.
  std::size_t text_depth_ = 0;
  double words_ = 0;
};

}  // namespace octavo::image
