#include "formats/paged/page_numbers.h"

namespace octavo::paged {
namespace {

// The style in which the boxes of a page's margins print its number; empty: they do not.
std::string folio_style(const css::PageStyle& page) {
  for (const std::optional<css::Style>& box : page.boxes) {
    if (!box) {
      continue;
    }
    for (const css::ContentItem& item : box->content.items) {
      if (item.kind == css::ContentItem::Kind::counter && item.text == "page") {
        return item.style;
      }
    }
  }
  return {};
}

std::optional<int> restart(const Column& column, const PagePlan& plan) {
  for (std::size_t index = plan.begin; index < plan.end; ++index) {
    if (column.strips[index].page_number) {
      return column.strips[index].page_number;
    }
  }
  return std::nullopt;
}

// Of pages that are counted together: one without a folio is like the next that has one,
// else like the last before it.
void fill_styles(std::vector<PageNumber>& numbers, std::size_t begin, std::size_t end) {
  std::string next;
  for (std::size_t index = end; index-- > begin;) {
    next = numbers[index].style.empty() ? next : numbers[index].style;
    numbers[index].style = next;
  }
  std::string before = "decimal";
  for (std::size_t index = begin; index < end; ++index) {
    before = numbers[index].style.empty() ? before : numbers[index].style;
    numbers[index].style = before;
  }
}

}  // namespace

std::vector<PageNumber> number_pages(const Column& column,
                                     const std::vector<PagePlan>& plans,
                                     const std::vector<PagePlace>& places,
                                     PageStyles& styles) {
  std::vector<PageNumber> numbers;
  int value = 0;
  std::size_t begin = 0;
  for (std::size_t index = 0; index < plans.size(); ++index) {
    const std::optional<int> anew = restart(column, plans[index]);
    if (anew) {
      fill_styles(numbers, begin, index);
      begin = index;
    }
    value = anew.value_or(value + 1);
    numbers.push_back({.value = value, .style = folio_style(styles.of(places[index]))});
  }
  fill_styles(numbers, begin, numbers.size());
  return numbers;
}

std::string page_label(const PageNumber& number, const css::CounterStyles& counters) {
  return counters.number(number.style, number.value);
}

PageOfNode pages_of_anchors(const Column& column, const std::vector<PagePlan>& plans) {
  PageOfNode pages;
  for (std::size_t page = 0; page < plans.size(); ++page) {
    for (std::size_t index = plans[page].begin; index < plans[page].end; ++index) {
      for (const NodeId node : column.strips[index].anchors) {
        pages.emplace(node, page);
      }
      // They begin at the foot of the page that calls them.
      for (const NodeId note : column.strips[index].notes) {
        pages.emplace(note, page);
      }
    }
  }
  return pages;
}

}  // namespace octavo::paged
