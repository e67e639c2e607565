#pragma once

#include <cstddef>
#include <map>
#include <utility>
#include <vector>

#include "compiler/document.h"
#include "compiler/finished_book.h"
#include "compiler/source.h"

namespace octavo {

/// What every book of a finished document has to say.
struct ExpectedBook {
  FinishedBook book{};
  /// Where in the source the text from an offset on comes from; by offset.
  std::vector<std::pair<std::size_t, Span>> spans{};
  /// The leaves of the tree, each where its text begins; by offset.
  std::vector<std::pair<std::size_t, NodeId>> leaves{};
  /// Of `book.pictures`, each.
  std::vector<NodeId> pictures{};
  /// The text of each block that has any: its begin and its end.
  std::map<NodeId, std::pair<std::size_t, std::size_t>> blocks{};

  Span span_at(std::size_t offset) const;
};

ExpectedBook expected_book(const Document& document);

}  // namespace octavo
