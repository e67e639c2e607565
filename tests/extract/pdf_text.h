#pragma once

#include <string>
#include <vector>

namespace octavo::extract {

/// What a person who listens to a tagged PDF hears: its structure tree from front to
/// back, through `ToUnicode` and `ActualText`, a line a block. Left out are artifacts,
/// the labels of list items, and the page numbers of tables of contents. Throws
/// `std::exception` for a file that is no PDF.
std::string pdf_text(const std::string& path);

/// What stands on each page of a tagged PDF: the same, with labels, page numbers and
/// artifacts, which come last.
std::vector<std::string> pdf_pages(const std::string& path);

}  // namespace octavo::extract
