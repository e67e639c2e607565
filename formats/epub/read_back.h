#pragma once

#include <optional>
#include <string>

#include "compiler/finished_book.h"

namespace octavo::epub {

/// What an EPUB says, told from its bytes by code that has no part in writing it. Nothing
/// for what is no EPUB, or larger than a book can be.
std::optional<FinishedBook> read_back_epub(const std::string& bytes);

}  // namespace octavo::epub
