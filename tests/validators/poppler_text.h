#pragma once

#include <string>
#include <string_view>

namespace octavo::tests {

/// The text that `pdfinfo -struct-text` printed, a line a block, without the labels of
/// list items and the page numbers of contents.
std::string structure_text(std::string_view printed);

}  // namespace octavo::tests
