#pragma once

#include "compiler/diagnostics.h"
#include "fonts/library.h"
#include "formats/paged/style.h"

namespace octavo::paged {

/// Finds the families that the book and its author's stylesheets name: those that
/// `@font-face` declares, else octavo's own, else the system's, which are reported once
/// each, at the place that names them first. Of a
/// list the first that is there counts; where none of a list is, that is reported too.
void load_families(const Document& document,
                   BookStyle& book,
                   FontLibrary& fonts,
                   Diagnostics& diagnostics);

}  // namespace octavo::paged
