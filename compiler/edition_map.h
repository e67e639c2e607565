#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "compiler/diagnostics.h"
#include "compiler/document.h"
#include "compiler/finished_book.h"
#include "compiler/source.h"

namespace octavo {

/// Where each place of a book is in its editions, so that who cites one of them or mends
/// a line of the source finds it in the others.
struct EditionMap {
  struct Page {
    std::string label{};
    /// The words that its running text begins with, a few of them.
    std::string words{};
    /// Where they are in the source; outside every source: octavo has made them.
    Span source{};
    std::optional<FinishedBook::Element> element{};
  };
  /// Of the printed edition, in order.
  std::vector<Page> pages{};

  /// A paragraph, a heading, verse, code, a figure or a table.
  struct Block {
    Span source{};
    std::string words{};
    /// By their indices in `pages`; none where there are no pages.
    std::optional<std::size_t> first_page{};
    std::optional<std::size_t> last_page{};
    std::optional<FinishedBook::Element> element{};
  };
  /// In reading order.
  std::vector<Block> blocks{};
};

/// Maps finished books, read back from their files, on the document that they were made
/// of; each may be null. A book that does not have the document's words, which is
/// reported, has no places in the map.
EditionMap map_editions(const Document& document,
                        const FinishedBook* reflowed,
                        const FinishedBook* printed,
                        Diagnostics& diagnostics);

/// As docs/reference.md describes it.
std::string to_json(const EditionMap& map,
                    const std::string& title,
                    const Sources& sources);

}  // namespace octavo
