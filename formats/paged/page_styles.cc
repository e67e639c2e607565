#include "formats/paged/page_styles.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace octavo::paged {
namespace {

/// Pages from the third of a run on are alike, unless a rule counts them.
constexpr std::size_t alike_from = 2;

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

PagePlace usual_place(const std::string& name, Leaf side) {
  // The pages are number 100,153 and 100,154, a prime and twice a prime: of those that
  // are counted out by threes or more they are as seldom as may be.
  constexpr std::size_t front = 100'153 - 1;
  const std::size_t index = side == Leaf::front ? front : front + 1;
  return {.name = name, .index = index, .index_in_run = index};
}

PageStyles::PageStyles(const BookStyle& book)
    : book_(book), counts_pages_(counts_pages(book.rules)) {}

css::PagePosition PageStyles::position_of(const PagePlace& place) const {
  const auto number = [&](std::size_t index) {
    return static_cast<std::uint32_t>(
        (counts_pages_ ? index : std::min(index, alike_from)) + 1);
  };
  const bool recto = is_recto(place.index);
  return {.name = place.name,
          .number = number(place.index),
          .number_of_name = number(place.index_in_run),
          .is_left = recto == (book_.binding == Binding::right),
          .is_recto = recto,
          .is_blank = place.is_blank};
}

const css::PageStyle& PageStyles::of(const PagePlace& place) {
  css::PagePosition position = position_of(place);
  const auto known = styles_.find(position);
  if (known != styles_.end()) {
    return known->second;
  }
  css::PageStyle style =
      css::page_style(book_.rules.pages, position, book_.root(), book_.medium);
  return styles_.emplace(std::move(position), std::move(style)).first->second;
}

PageFrame PageStyles::frame(const PagePlace& place) {
  const css::PageStyle& style = of(place);
  const css::Style& page = style.page;
  PageFrame frame{.width = style.paper.width, .height = style.paper.height};
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

PageFrame PageStyles::frame(const PagePlace& place, double measure) {
  PageFrame made = frame(place);
  if (book_.root().direction == css::TextDirection::right_to_left) {
    made.left += made.measure - measure;
  }
  made.measure = measure;
  return made;
}

PageFrame PageStyles::usual_frame(const std::string& name) {
  PageFrame usual = frame(usual_place(name));
  const PageFrame back = frame(usual_place(name, Leaf::back));
  usual.measure = std::min(usual.measure, back.measure);
  usual.depth = std::min(usual.depth, back.depth);
  return usual;
}

std::optional<Span> PageStyles::cause_of_width(const PagePlace& place) const {
  const css::PagePosition position = position_of(place);
  for (const bool same_side : {true, false}) {
    const Leaf side = is_recto(place.index) == same_side ? Leaf::front : Leaf::back;
    const auto found = css::parting_declaration(
        book_.rules.pages, position, position_of(usual_place(place.name, side)));
    if (found) {
      return found;
    }
  }
  return std::nullopt;
}

double PageStyles::opening_depth(const std::string& name, std::size_t run) {
  if (run == 0) {
    return frame({.name = name}).depth;
  }
  const double front = frame({.name = name, .index = usual_place(name).index}).depth;
  const double back =
      frame({.name = name, .index = usual_place(name, Leaf::back).index}).depth;
  return std::min(front, back);
}

}  // namespace octavo::paged
