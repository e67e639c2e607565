#pragma once

#include "compiler/document.h"

namespace octavo {

/// What stands on a book's cover: nothing since it has none, the picture that its author
/// gives, or what the metadata says.
enum class CoverChoice : unsigned char { none, given, typeset };

/// `cover-image` names a picture, or is `none` or `typeset`. Where nothing is said a book
/// has a typeset cover and an article none.
inline CoverChoice cover_choice(const Metadata& metadata) {
  if (metadata.cover_image.empty()) {
    return metadata.form == Form::book ? CoverChoice::typeset : CoverChoice::none;
  }
  if (metadata.cover_image == "typeset") {
    return CoverChoice::typeset;
  }
  return metadata.cover_image == "none" ? CoverChoice::none : CoverChoice::given;
}

}  // namespace octavo
