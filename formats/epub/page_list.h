#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/document.h"
#include "compiler/page_starts.h"
#include "formats/epub/chapters.h"
#include "formats/xhtml/addresses.h"
#include "formats/xhtml/page_breaks.h"
#include "formats/xhtml/xml.h"

namespace octavo::epub {

struct ListedPage {
  std::string label{};
  /// "chapter-001.xhtml#page-12".
  std::string target{};
};

/// The pages of the paged book, as the EPUB marks and lists them.
struct PageList {
  /// In order.
  std::vector<ListedPage> pages{};
  /// By their nodes, and then by their places.
  std::vector<xhtml::PageBreak> breaks{};
  /// What has these pages.
  std::string source{};
};

/// Empty without pages. The marks have ids that clash with none of the book's.
PageList list_pages(std::span<const BookFile> files,
                    const xhtml::Addresses& addresses,
                    const Pagination* pages);

/// The list in the navigation document, for reading systems only.
void print_page_list(xhtml::Xml& xml, const PageList& list);

/// The same in an NCX, its targets counted on from those of the contents.
void print_page_targets(xhtml::Xml& xml, const PageList& list, std::size_t points);

/// The largest number among the labels; 0: there is none.
unsigned largest_page_number(const PageList& list);

/// What keeps the marks from being seen, whatever an author's stylesheet says of elements
/// like them.
std::string_view page_break_rules(const PageList& list);

}  // namespace octavo::epub
