#pragma once

#include <vector>

#include "fonts/shape.h"

namespace octavo {

/// What `shape` promises, by asking HarfBuzz for the whole run.
std::vector<ShapedGlyph> shape_run(const Font& font, const ShapeRequest& request);

}  // namespace octavo
