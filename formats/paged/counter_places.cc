#include "formats/paged/counter_places.h"

#include <algorithm>
#include <charconv>

#include "formats/css/vocabulary.h"

namespace octavo::paged {
namespace {

constexpr std::string_view item_counter = "list-item";

// The number before that of the first item.
int start_of_list(const css::Element& list) {
  std::string text;
  int start = 1;
  if (css::has_attribute(list, "start", text)) {
    std::from_chars(text.data(), text.data() + text.size(), start);
  }
  return start - 1;
}

}  // namespace

std::span<const int> CounterPlaces::values(std::string_view name,
                                           css::ElementId element) {
  if (!has_counted_) {
    has_counted_ = true;
    count();
  }
  const auto found = changes_.find(name);
  if (found == changes_.end() || element == css::ElementId::none) {
    return {};
  }
  const std::vector<Change>& changes = found->second;
  const auto next = std::ranges::upper_bound(changes, static_cast<std::size_t>(element),
                                             {}, &Change::begin);
  return next == changes.begin() ? std::span<const int>() : std::prev(next)->values;
}

// What is not shown counts nothing in it, as on the pages.
void CounterPlaces::count() {
  const std::vector<css::Element>& elements = book_.elements.elements;
  css::Counters counters;
  std::vector<css::ElementId> open;
  std::vector<bool> is_within_hidden(elements.size(), false);
  const auto leave_last = [&](std::size_t next) {
    leave(open.back(), next, counters);
    open.pop_back();
  };
  for (std::size_t index = 0; index < elements.size(); ++index) {
    const css::ElementId parent = elements[index].parent;
    if (parent != css::ElementId::none) {
      const bool is_hidden = book_.of(parent).display == css::Display::none;
      is_within_hidden[index] =
          is_hidden || is_within_hidden[static_cast<std::size_t>(parent)];
    }
    if (is_within_hidden[index]) {
      continue;
    }
    while (!open.empty() && open.back() != parent) {
      leave_last(index);
    }
    open.push_back(static_cast<css::ElementId>(index));
    enter(index, counters);
  }
}

void CounterPlaces::enter(std::size_t index, css::Counters& counters) {
  const auto element = static_cast<css::ElementId>(index);
  const css::Element& entered = book_.elements[element];
  const css::Style& style = book_.of(element);
  counters.enter(style);
  note(style, index, counters);
  if (entered.name == css::tag::ol || entered.name == css::tag::ul) {
    counters.reset(std::string(item_counter), start_of_list(entered));
    note(std::string(item_counter), index, counters);
  } else if (entered.name == css::tag::li) {
    counters.add(std::string(item_counter), 1);
    note(std::string(item_counter), index, counters);
  }
  count_generated(element, css::PseudoElement::before, index, counters);
}

void CounterPlaces::leave(css::ElementId element,
                          std::size_t next,
                          css::Counters& counters) {
  count_generated(element, css::PseudoElement::after, next, counters);
  for (const std::string& name : counters.leave()) {
    note(name, next, counters);
  }
}

void CounterPlaces::count_generated(css::ElementId element,
                                    css::PseudoElement pseudo,
                                    std::size_t place,
                                    css::Counters& counters) {
  const css::Style* style = book_.styles.find(element, pseudo);
  if (style != nullptr && style->content.kind == css::Content::Kind::items &&
      style->display != css::Display::none &&
      book_.of(element).display != css::Display::none) {
    counters.enter(*style);
    note(*style, place, counters);
    counters.leave();
  }
}

void CounterPlaces::note(const css::Style& style,
                         std::size_t place,
                         const css::Counters& counters) {
  for (const auto* changes :
       {&style.counter_reset, &style.counter_increment, &style.counter_set}) {
    for (const css::CounterChange& change : *changes) {
      note(change.name, place, counters);
    }
  }
}

void CounterPlaces::note(const std::string& name,
                         std::size_t place,
                         const css::Counters& counters) {
  std::vector<Change>& changes = changes_[name];
  if (changes.empty() || changes.back().begin != place) {
    changes.push_back({.begin = place});
  }
  changes.back().values = counters.values(name);
}

}  // namespace octavo::paged
