#pragma once

#include "compiler/document.h"
#include "compiler/picture_size.h"

namespace octavo::paged {

/// Points.
struct Size {
  double width = 0;
  double height = 0;
};

/// The size at which a picture is printed when there is room and nobody says another: its
/// own resolution, or 96 pixels an inch.
Size natural_size(const Picture& picture);

/// What the parts of a stated size are parts of.
struct SizeBase {
  double width = 0;
  double height = 0;
  double em = 0;
};

/// The size that an author asks for, with the picture's own ratio: where both sides are
/// stated, as large as both allow.
Size asked_size(Size natural, const StatedSize& stated, const SizeBase& base);

}  // namespace octavo::paged
