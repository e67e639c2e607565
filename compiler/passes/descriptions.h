#pragma once

#include "compiler/diagnostics.h"
#include "compiler/document.h"

namespace octavo {

/// Settles by whose words each picture that is shown is described. Those of its author
/// are its description or its title; who gives neither is told so (`missing-alt`), and
/// the description says that there is none, in the language around the picture. One of
/// the class `decorative` has none, unless it is all that a link shows.
void describe_pictures(Document& document, Diagnostics& diagnostics);

}  // namespace octavo
