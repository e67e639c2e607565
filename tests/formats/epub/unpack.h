#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "formats/epub/container.h"

namespace octavo::test {

/// The entries of a finished book. Empty: it is no ZIP.
std::optional<std::vector<epub::Entry>> unpack(std::string_view archive);

}  // namespace octavo::test
