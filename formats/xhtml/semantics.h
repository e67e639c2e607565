#pragma once

#include <string_view>

#include "compiler/document.h"

namespace octavo::xhtml {

/// What a part of a book is to a reading system: its `epub:type` and the matching role of
/// DPUB-ARIA. Empty: nothing in particular.
struct Semantics {
  std::string_view type{};
  std::string_view role{};
};

/// Told from the classes that an author gives (`::: {.epigraph}`, `# Preface
/// {.preface}`).
Semantics semantics_of(const Attributes& attributes);

}  // namespace octavo::xhtml
