#pragma once

#include "tests/formats/epub/book.h"

namespace octavo::test {

/// A finished book in which every kind of block and inline stands, with the attributes,
/// characters and links that are hard on a writer.
Document everything();

}  // namespace octavo::test
