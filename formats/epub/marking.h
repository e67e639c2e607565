#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/document.h"
#include "formats/css/marks.h"
#include "formats/epub/chapters.h"
#include "formats/epub/counter_starts.h"
#include "formats/epub/file_elements.h"
#include "formats/xhtml/addresses.h"
#include "formats/xhtml/body.h"
#include "formats/xhtml/xml.h"

namespace octavo::epub {

/// What makes the files of a book look as its author's stylesheets say of the whole
/// document, which is one tree. A section that is parted over files goes on in each of
/// them. Elements bear numbers for selectors that match otherwise in files than in the
/// document, or that no e-book may have, and the words that `target-text()` asks for.
struct Marking {
  css::Marks marks{};
  css::LeftOut left_out{};
  /// By the place of their elements in the document, ascending.
  std::vector<xhtml::AddedAttribute> added{};
  css::ElementTree tree{};
  /// Empty: nothing is marked.
  std::vector<FileElements> files{};
  /// Of each file; empty: nothing is counted over files.
  std::vector<CounterStart> starts{};

  /// Of one element.
  std::span<const xhtml::AddedAttribute> of_element(css::ElementId element) const;
  /// The inline style of `html` (0) or `body` (1) in a file.
  std::string_view style(std::size_t number, std::size_t depth) const;
  /// Of what stands in a file.
  xhtml::AddedAttributes of_file(std::size_t number) const;
  /// What goes on in a file.
  std::vector<xhtml::OuterSection> outer_sections(std::size_t number) const;
};

/// The milestones that stand in a file, whose first element has a number.
using MilestonesOfFile = std::function<std::vector<xhtml::Milestone>(
    std::size_t file, std::uint32_t first_element)>;

/// Without author's stylesheets, or where reading systems can do all that they ask for,
/// nothing is marked, and no tree is made. `names` are those of the files. Linear in the
/// elements and in what the selectors in question match, and bounded: what would make the
/// files swell is left out.
Marking mark_elements(const Document& document,
                      std::span<const BookFile> files,
                      std::span<const std::string> names,
                      const xhtml::Addresses& addresses,
                      const MilestonesOfFile& milestones = {});

}  // namespace octavo::epub
