#pragma once

#include <string>

#include "tests/formats/css/made_tree.h"

namespace octavo::tests {

/// The elements of a file of XHTML. White space alone between two tags is no text.
MadeTree read_xhtml(const std::string& xhtml);

}  // namespace octavo::tests
