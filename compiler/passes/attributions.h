#pragma once

#include "compiler/document.h"

namespace octavo {

/// Gives the class `attribution` to the last paragraph of a quotation or an epigraph that
/// says whose words they are: one that begins with a dash, or that follows nothing but
/// quotations and verse.
void mark_attributions(Document& document);

}  // namespace octavo
