#pragma once

#include <optional>
#include <string>

#include "compiler/finished_book.h"

namespace octavo::pdf {

/// What a tagged PDF says to who listens to it, told from its bytes by code that has no
/// part in writing it: along its structure tree, through `ToUnicode` and `ActualText`.
/// Nothing for what is no PDF or has no structure.
std::optional<FinishedBook> read_back_pdf(const std::string& bytes);

}  // namespace octavo::pdf
