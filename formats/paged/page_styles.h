#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>

#include "formats/css/page_style.h"
#include "formats/paged/style.h"

namespace octavo::paged {

/// Where the text of one page stands, in points from the page's top left corner.
struct PageFrame {
  double width = 0;
  double height = 0;
  double left = 0;
  double top = 0;
  /// As wide as its lines, and as deep as whole lines of the body: what is left over goes
  /// to the foot.
  double measure = 0;
  double depth = 0;
};

/// Whether a page is the front of its leaf, as the first page is. It lies to the right of
/// its spread, in a book that is bound at the right to the left.
inline bool is_recto(std::size_t page) {
  return page % 2 == 0;
}

/// What a page is, as far as its style goes.
struct PagePlace {
  /// That of the run of pages it is in.
  std::string name{};
  /// From 0.
  std::size_t index = 0;
  std::size_t index_in_run = 0;
  bool is_blank = false;
};

enum class Leaf : unsigned char { front, back };

/// A page in the midst of a run, the front of its leaf or the back, which rules that
/// count pages hold for as they do for most.
PagePlace usual_place(const std::string& name, Leaf side = Leaf::front);

/// The styles of pages, each computed when it is first asked for.
class PageStyles {
 public:
  explicit PageStyles(const BookStyle& book);

  const css::PageStyle& of(const PagePlace& place);
  PageFrame frame(const PagePlace& place);
  /// Of a page whose lines are of one measure with those of its run: they stand at the
  /// edge where lines begin.
  PageFrame frame(const PagePlace& place, double measure);
  /// Of the front of a leaf among pages of a name in general: what their text is set for
  /// before anyone knows on which page it comes. No wider nor deeper than on the back.
  PageFrame usual_frame(const std::string& name);
  /// Of the first page of a run of that name, given its index, whichever side of a leaf
  /// it is.
  double opening_depth(const std::string& name, std::size_t run);
  /// The author's declaration that makes the text area of a page wider or narrower than
  /// that of its run's other pages, if it is one of the author's that does.
  std::optional<Span> cause_of_width(const PagePlace& place) const;

 private:
  css::PagePosition position_of(const PagePlace& place) const;

  const BookStyle& book_;
  /// A rule counts pages: each has a style of its own.
  bool counts_pages_ = false;
  std::map<css::PagePosition, css::PageStyle> styles_{};
};

}  // namespace octavo::paged
