#pragma once

#include <string>

#include "compiler/document.h"

namespace octavo::xhtml {

/// The tree as it is, finished or not, without a document round it.
std::string fragment(const Document& document);

}  // namespace octavo::xhtml
