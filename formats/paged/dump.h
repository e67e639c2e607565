#pragma once

#include <string>

#include "formats/paged/page.h"

namespace octavo::paged {

/// Pages as text, a line for each placed thing: what it is, where it stands (points to
/// the hundredth), what it says, and which node it shows. For people and golden tests.
std::string dump(const PagedDocument& document);

}  // namespace octavo::paged
