#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "formats/css/elements.h"
#include "formats/css/stylesheet.h"

namespace octavo::css {

/// What a declaration for pages is said of. Pages make something else of each.
enum class PagePart : unsigned char {
  block,
  list_item,
  scene_break,
  in_line,
  picture,
  table,
  caption,
  table_head,
  table_body,
  row,
  cell,
  /// It stands beside the first line of its note.
  note_number,
  /// What no page shows: the way back from a note, and line ends between blocks.
  nothing,
  // What an element generates, in its line or as a block.
  generated_in_line,
  generated_block,
  marker,
  first_line,
  first_letter,
  // What is of no element.
  page,
  margin_box,
  note_area
};
inline constexpr std::size_t page_part_count = 21;

/// A set of them.
class PageParts {
 public:
  void add(PagePart part) { bits_ |= bit(part); }
  void add(PageParts parts) { bits_ |= parts.bits_; }
  bool has(PagePart part) const { return (bits_ & bit(part)) != 0; }
  /// Whether one of them is of no element.
  bool has_page() const { return bits_ >= bit(PagePart::page); }
  bool empty() const { return bits_ == 0; }
  bool operator==(const PageParts&) const = default;

 private:
  static std::uint32_t bit(PagePart part) { return 1U << static_cast<unsigned>(part); }
  std::uint32_t bits_ = 0;
};

/// What an element is on pages, and what it generates there in a style.
PagePart part_of(const ElementTree& tree, ElementId element);
PagePart part_of(const ElementTree& tree,
                 ElementId element,
                 PseudoElement pseudo,
                 const Style& style);

/// Whether elements take it over from what they stand in; of a shorthand what its
/// longhands are.
bool is_inherited(const PropertyInfo& property);

/// Whether a declaration asks for what pages do without it, of a property that they do
/// not have: `float: none`.
bool is_so_on_pages(const StyleDeclaration& declaration);

/// Whether a declaration that pages have can do anything to a part of them: a heading has
/// no paper size, and the margin of a page no breaks.
bool has_effect(const StyleDeclaration& declaration, PagePart part);

/// Whether it is a background that pages lack, all but its colour.
bool has_color_on_pages(const StyleDeclaration& declaration);

/// Those of elements that one can do something to.
PageParts effective_parts(const StyleDeclaration& declaration);

/// In words, in the plural: `pictures`.
std::string_view name_of(PagePart part);

}  // namespace octavo::css
