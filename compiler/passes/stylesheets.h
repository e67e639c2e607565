#pragma once

#include "compiler/compile.h"
#include "compiler/document.h"
#include "compiler/passes.h"
#include "compiler/passes/picture_loader.h"

namespace octavo {

/// Reads the stylesheets of the book's front matter, from beneath the folder of the input
/// that names each, then those of the options, in order. What the book names and cannot
/// be had is left out with a warning; a file of the options that cannot be read is an
/// error.
CompileStatus load_stylesheets(Document& document,
                               PictureLoader& pictures,
                               const PassContext& context);

}  // namespace octavo
