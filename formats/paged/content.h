#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "compiler/document.h"
#include "formats/css/counters.h"
#include "formats/css/targets.h"
#include "formats/paged/blocks.h"
#include "formats/paged/counter_places.h"
#include "formats/paged/style.h"

/// Generated content as text (CSS Content 3, GCPM 3).
namespace octavo::paged {

/// The numbers of pages as far as they are known, by the nodes that are on them.
using PageNumbers = std::unordered_map<NodeId, int>;

/// What content is made from.
struct ContentContext {
  const BookStyle& book;
  css::Targets& targets;
  css::Counters& counters;
  CounterPlaces& counter_places;
  css::ElementId element = css::ElementId::none;
  const PageNumbers& page_numbers;
  /// What was asked of them.
  std::vector<PageReference>& references;
  WordBudget& words;
  /// Nobody sees more bytes of one part than this.
  std::size_t longest_part = std::string::npos;
};

/// Everything but leaders and pictures, one after the other; without the parts that are
/// too much for the book.
std::string content_text(const std::vector<css::ContentItem>& items,
                         const ContentContext& context);

}  // namespace octavo::paged
