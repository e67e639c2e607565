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

Size asked_size(Size natural, const StatedSize& stated, const SizeBase& base) {
  constexpr double any_scale = 1e9;
  if (!stated.width && !stated.height) {
    return natural;
  }
  const double across =
      stated.width ? points_of(*stated.width, base.width, base.em) / natural.width
                   : any_scale;
  const double down =
      stated.height ? points_of(*stated.height, base.height, base.em) / natural.height
                    : any_scale;
  const double scale = std::min(across, down);
  return {.width = natural.width * scale, .height = natural.height * scale};
}

}  // namespace octavo::paged
