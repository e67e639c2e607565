#pragma once

#include "compiler/document.h"
#include "compiler/passes.h"
#include "compiler/passes/picture_loader.h"

namespace octavo {

/// Reads the pictures that the book names, each once, from beneath the folder of the
/// input that names it, and looks at them. A picture that is missing,
/// broken, too large, outside the root or on the network leaves its image without one:
/// the description stands in its place, or a caption of the same words alone, with a
/// diagnostic.
void load_pictures(Document& document, PictureLoader& loader, const PassContext& context);

}  // namespace octavo
