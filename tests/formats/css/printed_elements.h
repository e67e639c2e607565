#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/document.h"
#include "formats/css/elements.h"
#include "formats/epub/container.h"

/// The elements of a book as its EPUB has them, read from the bytes of its files.
namespace octavo::test {

struct PrintedElement {
  std::string name{};
  std::map<std::string, std::string, std::less<>> attributes{};
  /// Index of the element around it; of the outermost its own.
  std::size_t parent = 0;
  /// It holds neither an element nor any character.
  bool is_empty = true;
};

/// Of one well-formed file, in document order.
std::vector<PrintedElement> scan_elements(std::string_view xhtml);

/// Those in the bodies of all files that `document` was divided into, in one `html` and
/// `body`: what was parted over files is put together again.
std::vector<PrintedElement> printed_elements(const Document& document,
                                             const std::vector<epub::Entry>& entries);

/// The first thing in which the two differ; empty: nothing.
std::string difference(const std::vector<PrintedElement>& printed,
                       const css::ElementTree& tree);

/// Writes the EPUB of a finished document and compares it with the document's tree.
std::string difference(const Document& document);

}  // namespace octavo::test
