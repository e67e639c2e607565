#include "formats/paged/page_styles.h"

#include <algorithm>
#include <cmath>

namespace octavo::paged {
namespace {

bool counts_pages(const css::ActiveRules& rules) {
  return std::ranges::any_of(rules.pages, [](const css::Active<css::PageRule>& active) {
    return std::ranges::any_of(active.rule->selectors, [](const css::PageSelector& each) {
      return each.nth.has_value();
    });
  });
}

// Margin, border and padding of one side. An `auto` margin is none.
double edge(const css::Style& style, css::Side side, double base) {
  const css::Extent& margin = css::side_of(style.margin, side);
  return (margin ? margin->at(base) : 0) + css::side_of(style.border, side).width +
         css::side_of(style.padding, side).at(base);
}

}  // namespace

PageStyles::PageStyles(const BookStyle& book)
    : book_(book), counts_pages_(counts_pages(book.rules)) {}

const css::PageStyle& PageStyles::of(const PagePlace& place) {
  const auto number = [&](std::size_t index) {
    return static_cast<std::uint32_t>(
        (counts_pages_ ? index : std::min(index, usual_page)) + 1);
  };
  const bool recto = is_recto(place.index);
  const Key key{place.name, number(place.index), number(place.index_in_run), recto,
                place.is_blank};
  const auto known = styles_.find(key);
  if (known != styles_.end()) {
    return known->second;
  }
  const css::PagePosition position{.name = place.name,
                                   .number = number(place.index),
                                   .number_of_name = number(place.index_in_run),
                                   .is_left = recto == (book_.binding == Binding::right),
                                   .is_recto = recto,
                                   .is_blank = place.is_blank};
  return styles_
      .emplace(key,
               css::page_style(book_.rules.pages, position, book_.root(), book_.medium))
      .first->second;
}

PageFrame PageStyles::frame(const PagePlace& place) {
  const css::Style& page = of(place).page;
  PageFrame frame{.width = book_.medium.width, .height = book_.medium.height};
  // CSS Page 3, 3.1: shares of a page's margins are of its own sides.
  frame.left = edge(page, css::Side::left, frame.width);
  frame.top = edge(page, css::Side::top, frame.height);
  frame.measure =
      std::max(1.0, frame.width - frame.left - edge(page, css::Side::right, frame.width));
  const double room =
      frame.height - frame.top - edge(page, css::Side::bottom, frame.height);
  constexpr double rounding = 0.001;
  const double leading = std::max(1.0, book_.root().leading());
  frame.depth = std::max(1.0, std::floor(room / leading + rounding)) * leading;
  return frame;
}

PageFrame PageStyles::usual_frame(const std::string& name) {
  return frame({.name = name, .index = usual_page, .index_in_run = usual_page});
}

}  // namespace octavo::paged
