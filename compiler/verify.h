#pragma once

#include <optional>
#include <string_view>

#include "compiler/diagnostics.h"
#include "compiler/document.h"
#include "compiler/finished_book.h"

namespace octavo {

/// A finished book that was read back, and what messages call it: "the EPUB".
struct NamedBook {
  std::string_view name{};
  const FinishedBook& book;
};

/// Holds finished books against the finished document that they were made of: their text
/// in reading order, links and notes, descriptions of pictures, metadata. Every
/// difference is an error at its place in the source; of a text that differs all over
/// only the first ones.
void verify_book(const Document& document,
                 const NamedBook& book,
                 Diagnostics& diagnostics);

/// Holds the list of pages of an e-book against the printed book that it names: the same
/// labels in the same order, each where its page begins.
void verify_pages(const Document& document,
                  const FinishedBook& reflowed,
                  const FinishedBook& printed,
                  Diagnostics& diagnostics);

}  // namespace octavo
