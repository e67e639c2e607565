#pragma once

#include <string>

#include "formats/paged/blocks.h"
#include "formats/paged/breaker.h"
#include "formats/paged/page.h"
#include "formats/paged/strips.h"
#include "formats/paged/style.h"

namespace octavo::paged {

/// Whether a page is the front of its leaf, as the first page is. It lies to the right of
/// its spread, in a book that is bound at the right to the left.
inline bool is_recto(std::size_t page) {
  return page % 2 == 0;
}

/// Whether a page's inner margin is the left one.
inline bool is_bound_left(const PageGeometry& geometry, std::size_t page) {
  return is_recto(page) == (geometry.binding == Binding::left);
}

/// The left edge of the text on a page.
inline double text_left(const PageGeometry& geometry, std::size_t page) {
  return is_bound_left(geometry, page) ? geometry.inner : geometry.outer;
}

/// Running heads and folios, as artifacts. A book: its title at the head of the backs of
/// leaves and the chapter's at that of their fronts, the folio at the outer edge; at the
/// foot where a chapter opens. An article: the title at the head of all pages but the
/// first, the folio at the foot.
class Furniture {
 public:
  Furniture(const Flow& flow, const BookStyle& book, const Typesetter& typesetter);
  void add(Page& page, std::size_t index, const PagePlan& plan);

 private:
  using Items = std::vector<PlacedItem>;

  const Items& chapter_head(std::uint32_t chapter);
  Items head_line(const ParagraphText& text);
  Items set_line(const ParagraphText& text, TextAlign align, double measure);
  void place(Page& page, const Items& items, double left, double baseline) const;
  void add_folio(Page& page, TextAlign align, double left, double baseline);

  const Flow& flow_;
  const BookStyle& book_;
  const Typesetter& typesetter_;
  Items book_head_{};
  /// By chapter, each set when first asked for.
  std::vector<Items> heads_{};
  std::vector<bool> is_set_{};
};

}  // namespace octavo::paged
