#pragma once

#include <string>
#include <string_view>

namespace octavo::extract {

/// The text of an EPUB: its XHTML files in the order of the spine, a line a block. Left
/// out is what is hidden. Throws `std::runtime_error` for a file that is no EPUB.
std::string epub_text(const std::string& path);

/// The text of one XHTML file.
std::string xhtml_text(std::string_view xhtml);

}  // namespace octavo::extract
