#pragma once

#include "compiler/compile.h"
#include "compiler/document.h"
#include "compiler/passes.h"
#include "compiler/passes/picture_loader.h"

namespace octavo {

/// Settles the theme, that of the options before the book's, with a warning where there
/// is none of that name. Then reads the stylesheets of the front matter, from beneath the
/// folder of the input that names each, and those of the options, in order. What the book
/// names and cannot be had is left out with a warning; a file of the options that cannot
/// be read is an error.
CompileStatus load_stylesheets(Document& document,
                               PictureLoader& pictures,
                               const PassContext& context);

}  // namespace octavo
