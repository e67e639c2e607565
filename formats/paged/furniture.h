#pragma once

#include <map>
#include <string>
#include <vector>

#include "formats/paged/blocks.h"
#include "formats/paged/breaker.h"
#include "formats/paged/page.h"
#include "formats/paged/page_numbers.h"
#include "formats/paged/page_styles.h"
#include "formats/paged/strips.h"

namespace octavo::paged {

/// A named string on one page (GCPM 3, 1.2).
struct PageString {
  NamedString before{};
  NamedString first{};
  NamedString last{};
  bool is_set_here = false;
  /// The page begins with what sets it.
  bool is_set_at_top = false;
};
using PageStrings = std::map<std::string, PageString>;

/// The strings of all pages: what is set on one page goes on until it is set anew. A book
/// begins with its title and its authors (`title`, `author`).
std::vector<PageStrings> page_strings(const Column& column,
                                      const std::vector<PagePlan>& plans,
                                      const Document& document);

/// What stands in the margins of pages, as artifacts.
class Furniture {
 public:
  Furniture(const Document& document,
            const BookStyle& book,
            PageStyles& styles,
            const Typesetter& typesetter);
  /// `pages` is how many there are.
  void add(Page& page,
           const PagePlace& place,
           const PageNumber& number,
           std::size_t pages,
           const PageStrings& strings);

 private:
  struct MarginText {
    css::MarginBox box = css::MarginBox::top_center;
    const css::Style* style = nullptr;
    ParagraphText text{};
    double widest = 0;
  };
  /// The room of a box, from the page's corner.
  struct MarginRoom {
    Rectangle area{};
    /// Of its text; it stands in the middle of the area.
    double width = 0;
  };

  ParagraphText text_of(const css::Style& style,
                        const PageNumber& number,
                        std::size_t pages,
                        const PageStrings& strings) const;
  MarginRoom room_of(const MarginText& text,
                     const PageFrame& frame,
                     const std::vector<MarginText>& all) const;
  void place(Page& page, const MarginText& text, const MarginRoom& room) const;
  ParagraphText fitted(const MarginText& text, double width) const;
  double width_of(const ParagraphText& text) const;

  const Document& document_;
  const BookStyle& book_;
  PageStyles& styles_;
  const Typesetter& typesetter_;
};

}  // namespace octavo::paged
