#pragma once

#include <cstddef>
#include <string>

#include "compiler/document.h"

namespace octavo::paged {

/// What stands before an item: "12.", "(iv)", "•", "☑". `index` counts from 0, `depth`
/// from 1.
std::string list_label(const List& list, std::size_t index, unsigned depth);

}  // namespace octavo::paged
