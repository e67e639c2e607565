#pragma once

#include <optional>
#include <string>

#include "compiler/finished_book.h"

namespace octavo::pdf {

/// What a PDF says to who listens to it, told from its bytes by code that has no part in
/// writing it: along its structure tree, through `ToUnicode` and `ActualText`; of one
/// that has no structure, the text of its pages as they paint it. Nothing for what is no
/// PDF that libqpdf can read.
std::optional<FinishedBook> read_back_pdf(const std::string& bytes);

}  // namespace octavo::pdf
