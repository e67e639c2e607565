#pragma once

#include <optional>
#include <string_view>

#include "compiler/format.h"

namespace octavo::cli {

/// `a4`, `a5`, `letter`, or width and height with a unit: `6x9in`, `148x210mm`,
/// `14,8cm×21cm`. None for what is no paper, or smaller or larger than a page can be.
std::optional<Paper> parse_paper(std::string_view text);

}  // namespace octavo::cli
