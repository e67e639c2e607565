#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "formats/image/svg_markup.h"

namespace octavo::image {

/// What drawing takes.
struct Cost {
  double shapes = 0;
  /// Where markers can stand.
  double points = 0;
  /// In units of about 20 µs: what a small shape takes.
  double work = 0;
  /// How often all pixels are gone over.
  double passes = 0;
};

/// How often the target of a reference is drawn.
enum class Reach : unsigned char {
  /// Once: `use`, filters, masks.
  alone,
  /// For each shape inside, which inherits the reference: paints.
  each_shape,
  /// For each corner of each shape inside: markers.
  each_point
};

struct Reference {
  std::string id{};
  Reach reach = Reach::alone;
};

/// What an element, or a rule of a style sheet, asks for.
struct Style {
  Cost cost{};
  std::vector<Reference> references{};
};

/// Of an element alone, by its attributes; not of what it holds or refers to.
Style style_of(std::string_view element, const MarkupAttributes& attributes);

/// By which an element is met in a style sheet: "rect", "#id", ".class" and "*".
std::vector<std::string> sheet_keys(std::string_view element,
                                    const MarkupAttributes& attributes);

/// Rules of style sheets that ask for work, by the last word of their selectors: whatever
/// stands before it can only make them meet fewer elements.
class StyleSheet {
 public:
  void add(std::string_view sheet);
  /// Of comparing an element with every rule.
  double work_of_an_element() const;
  void meet(const std::vector<std::string>& keys,
            const std::function<void(const Style&)>& take) const;

 private:
  double parts_ = 0;
  std::map<std::string, Style, std::less<>> rules_{};
};

}  // namespace octavo::image
