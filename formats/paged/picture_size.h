#pragma once

#include "compiler/document.h"
#include "compiler/picture_size.h"
#include "formats/css/style.h"

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
  /// What a box around the picture takes of sizes that include it (`border-box`).
  double box_width = 0;
  double box_height = 0;
};

/// The size that an author asks for, by the picture's own attributes, else in its style,
/// with the picture's own ratio: where several are stated, as large as all allow.
Size picture_size(const Picture& picture,
                  const StatedSize& stated,
                  const css::Style& style,
                  const SizeBase& base);

}  // namespace octavo::paged
