#pragma once

#include <cstdint>

#include "compiler/document.h"

namespace octavo::test {

/// A finished book or article of nodes of every kind, nested as they come, with
/// attributes, links and notes. The same seed makes the same one.
Document random_document(std::uint32_t seed);

}  // namespace octavo::test
