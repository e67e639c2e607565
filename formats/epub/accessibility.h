#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "compiler/document.h"

namespace octavo::epub {

/// What the metadata say of a book's accessibility, in the words of the schema.org
/// vocabulary. It follows from the tree: nothing is claimed that is not there.
struct Accessibility {
  std::vector<std::string_view> modes{};
  /// Each a set of modes that is enough to read the book.
  std::vector<std::string_view> sufficient_modes{};
  std::vector<std::string_view> features{};
  std::string_view hazard{};
  std::string summary{};
  /// BCP 47.
  std::string_view summary_language{};
  /// EPUB Accessibility 1.1 with WCAG 2.2 AA: octavo keeps what is octavo's to keep, and
  /// nothing in the tree, in what was assumed of it or in the author's stylesheets speaks
  /// against the rest.
  bool conforms = false;
};

Accessibility accessibility_of(const Document& document);

}  // namespace octavo::epub
