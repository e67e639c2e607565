#pragma once

#include <string>
#include <vector>

#include "formats/paged/blocks.h"
#include "formats/paged/breaker.h"
#include "formats/paged/content.h"
#include "formats/paged/page_styles.h"

namespace octavo::paged {

/// The value of the counter `page` on a page, and how it is printed.
struct PageNumber {
  int value = 1;
  /// A counter style.
  std::string style{};
};

/// Pages count from 1, and anew from where a strip says so. A page is numbered in the
/// style of its own folio, else as the others that it is counted with.
std::vector<PageNumber> number_pages(const Column& column,
                                     const std::vector<PagePlan>& plans,
                                     const std::vector<PagePlace>& places,
                                     PageStyles& styles);

/// As printed: "iv", "12".
std::string page_label(const PageNumber& number, const css::CounterStyles& counters);

/// Of each node whose page begins with it or after it: which page it is on, from 0.
using PageOfNode = std::unordered_map<NodeId, std::size_t>;
PageOfNode pages_of_anchors(const Column& column, const std::vector<PagePlan>& plans);

}  // namespace octavo::paged
