#pragma once

#include "formats/css/selector.h"
#include "formats/css/stylesheet.h"

namespace octavo::epub {

/// A selector of the author's that reading systems may not be able to answer.
struct AskedSelector {
  const css::ComplexSelector* written = nullptr;
  /// Without what depends on the reader, so that the document alone answers it.
  css::ComplexSelector still{};
  /// A mark can stand for it: what depends on the reader is asked of the element itself.
  bool can_be_marked = true;
};

AskedSelector asked_selector(const css::ComplexSelector& selector);

/// Whether it is no e-book's, or may match otherwise in a file than in the document.
bool needs_answer(const css::ComplexSelector& selector);

}  // namespace octavo::epub
