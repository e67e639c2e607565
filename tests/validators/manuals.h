#pragma once

#include <string>
#include <string_view>

namespace octavo::tests {

/// A chapter of somebody's manual as Markdown: a page of Mallard, or of XHTML that was
/// made of DocBook. Its headings, paragraphs, lists, tables, quotations, code and links
/// are kept; its pictures are not. Links between pages lead to `#NAME-OF-PAGE`, which is
/// the id of the chapter's first heading.
std::string manual_chapter(const std::string& page_name, std::string_view xml);

}  // namespace octavo::tests
