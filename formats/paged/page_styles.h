#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <tuple>

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

/// Pages from the third of a run on are alike, unless a rule counts them.
inline constexpr std::size_t usual_page = 2;

/// What a page is, as far as its style goes.
struct PagePlace {
  /// That of the run of pages it is in.
  std::string name{};
  /// From 0.
  std::size_t index = 0;
  std::size_t index_in_run = 0;
  bool is_blank = false;
};

/// The styles of pages, each computed when it is first asked for.
class PageStyles {
 public:
  explicit PageStyles(const BookStyle& book);

  const css::PageStyle& of(const PagePlace& place);
  PageFrame frame(const PagePlace& place);
  /// Of pages of a name in general: what their text is set for before anyone knows on
  /// which page it comes.
  PageFrame usual_frame(const std::string& name);

 private:
  using Key = std::tuple<std::string, std::uint32_t, std::uint32_t, bool, bool>;

  const BookStyle& book_;
  /// A rule counts pages: each has a style of its own.
  bool counts_pages_ = false;
  std::map<Key, css::PageStyle> styles_{};
};

}  // namespace octavo::paged
