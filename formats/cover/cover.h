#pragma once

#include <optional>

#include "compiler/diagnostics.h"
#include "compiler/document.h"
#include "compiler/format.h"

/// The cover of a book that has no picture for one.
namespace octavo::cover {

/// What the metadata says, set under the book's stylesheets, as a picture 1600 pixels
/// high. None: there is nothing to say.
std::optional<Picture> typeset_cover(const Document& document,
                                     const Options& options,
                                     Diagnostics& diagnostics);

}  // namespace octavo::cover
