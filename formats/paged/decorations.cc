#include "formats/paged/decorations.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "formats/paged/boxes.h"
#include "formats/paged/style.h"

namespace octavo::paged {
namespace {

class DecorationPainter {
 public:
  DecorationPainter(const css::DrawnDecoration& decoration,
                    const DecoratedText& text,
                    std::vector<PlacedItem>& items)
      : decoration_(decoration),
        text_(text),
        items_(items),
        scale_(text.size / text.metrics.units_per_em),
        thickness_(
            decoration.thickness.value_or(text.metrics.underline_thickness * scale_)) {}

  void run(DecorationLayer layer) {
    const FontMetrics& metrics = text_.metrics;
    if (layer == DecorationLayer::above_letters) {
      if (decoration_.lines.line_through) {
        draw(-metrics.strikeout_position * scale_ - extent() / 2);
      }
      return;
    }
    if (decoration_.lines.underline) {
      // An offset is that of the line's upper edge (CSS Text Decoration 4, 2.8.2).
      draw(decoration_.underline_offset
               ? *decoration_.underline_offset
               : -metrics.underline_position * scale_ - thickness_ / 2);
    }
    if (decoration_.lines.overline) {
      draw(-above_letters * text_.size - extent());
    }
  }

 private:
  /// Of the type size: clear of accents on small letters, and nearly of those on
  /// capitals.
  static constexpr double above_letters = 0.8;
  /// Of the thickness: from crest to crest, and from the middle to a crest.
  static constexpr double wave_length = 8;
  static constexpr double wave_height = 1.1;

  /// From the upper edge to the lower.
  double extent() const {
    switch (decoration_.style) {
      case css::DecorationStyle::doubled:
        return 3 * thickness_;
      case css::DecorationStyle::wavy:
        return (2 * wave_height + 1) * thickness_;
      default:
        return thickness_;
    }
  }

  void draw(double below) {
    const Rectangle area{.left = text_.left,
                         .top = below - text_.shift,
                         .width = text_.width,
                         .height = extent()};
    if (decoration_.style == css::DecorationStyle::wavy) {
      draw_wave(area);
      return;
    }
    paint_edge(area,
               {.width = thickness_,
                .color = opaque(decoration_.color),
                .style = border_style(decoration_.style)},
               items_);
  }

  static css::BorderStyle border_style(css::DecorationStyle style) {
    switch (style) {
      case css::DecorationStyle::doubled:
        return css::BorderStyle::doubled;
      case css::DecorationStyle::dotted:
        return css::BorderStyle::dotted;
      case css::DecorationStyle::dashed:
        return css::BorderStyle::dashed;
      default:
        return css::BorderStyle::solid;
    }
  }

  // In columns narrower than print can show. The phase is that of the line, so that waves
  // go on from one run of letters to the next.
  void draw_wave(const Rectangle& area) {
    constexpr double finest = 0.18;
    constexpr double most = 2000;
    if (thickness_ <= 0 || area.width <= 0) {
      return;
    }
    const double step = std::max({finest, thickness_ / 4, area.width / most});
    const double middle = area.top + wave_height * thickness_;
    const double right = area.left + area.width;
    const auto steps = static_cast<int>(std::ceil(area.width / step));
    for (int index = 0; index < steps; ++index) {
      const double x = area.left + index * step;
      const double phase = 2 * std::numbers::pi * x / (wave_length * thickness_);
      items_.emplace_back(
          Rule{.area = {.left = x,
                        .top = middle - wave_height * thickness_ * std::sin(phase),
                        .width = std::min(step, right - x),
                        .height = thickness_},
               .color = opaque(decoration_.color)});
    }
  }

  const css::DrawnDecoration& decoration_;
  const DecoratedText& text_;
  std::vector<PlacedItem>& items_;
  double scale_ = 0;
  double thickness_ = 0;
};

}  // namespace

void draw_decoration(const css::DrawnDecoration& decoration,
                     const DecoratedText& text,
                     DecorationLayer layer,
                     std::vector<PlacedItem>& items) {
  DecorationPainter(decoration, text, items).run(layer);
}

}  // namespace octavo::paged
