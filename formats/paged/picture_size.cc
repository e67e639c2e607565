#include "formats/paged/picture_size.h"

#include <algorithm>

namespace octavo::paged {
namespace {

double points_of(const Length& length, double whole, double em) {
  switch (length.unit) {
    case LengthUnit::percent:
      return whole * length.number / 100;
    case LengthUnit::em:
    case LengthUnit::rem:
      return em * length.number;
    default:
      return points_in(length.unit) * length.number;
  }
}

}  // namespace

Size natural_size(const Picture& picture) {
  constexpr double points_per_inch = 72;
  constexpr double screen_resolution = 96;
  const double resolution = picture.resolution > 1 && picture.kind != PictureKind::svg
                                ? picture.resolution
                                : screen_resolution;
  const double scale = points_per_inch / resolution;
  return {.width = std::max(1U, picture.width) * scale,
          .height = std::max(1U, picture.height) * scale};
}

Size picture_size(const Picture& picture,
                  const StatedSize& stated,
                  const css::Style& style,
                  const SizeBase& base) {
  constexpr double any_scale = 1e9;
  const Size natural = natural_size(picture);
  const auto across = [&](double width) { return width / natural.width; };
  const auto down = [&](double height) { return height / natural.height; };
  double scale = any_scale;
  if (stated.width) {
    scale = across(points_of(*stated.width, base.width, base.em));
  } else if (style.width && !stated.height) {
    scale = across(style.width->at(base.width) - base.box_width);
  }
  if (stated.height) {
    scale = std::min(scale, down(points_of(*stated.height, base.height, base.em)));
  } else if (style.height && !stated.width) {
    scale = std::min(scale, down(style.height->at(base.height) - base.box_height));
  }
  if (scale == any_scale) {
    scale = 1;
  }
  scale = std::max(scale, across(style.min_width.at(base.width) - base.box_width));
  if (style.max_width) {
    scale = std::min(scale, across(style.max_width->at(base.width) - base.box_width));
  }
  if (style.max_height) {
    scale = std::min(scale, down(style.max_height->at(base.height) - base.box_height));
  }
  // What is too small for the numbers of a page is no picture.
  constexpr double least = 0.01;
  return {.width = std::max(least, natural.width * scale),
          .height = std::max(least, natural.height * scale)};
}

}  // namespace octavo::paged
