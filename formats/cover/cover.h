#pragma once

#include <optional>

#include "compiler/diagnostics.h"
#include "compiler/document.h"
#include "compiler/format.h"

/// The cover of a book that has no picture for one.
namespace octavo::cover {

struct TypesetCover {
  /// 1600 pixels high. None: the metadata has nothing to say.
  std::optional<Picture> picture{};
  /// A font of the system was looked for.
  bool uses_system_fonts = false;
};

/// What the metadata says, set under the book's stylesheets.
TypesetCover typeset_cover(const Document& document,
                           const Options& options,
                           Diagnostics& diagnostics);

}  // namespace octavo::cover
