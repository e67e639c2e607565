#pragma once

#include <string_view>

#include "compiler/document.h"

namespace octavo::css {

/// What a part of a book is to a reading system: its `epub:type` and the matching role of
/// DPUB-ARIA. Empty: nothing in particular.
struct Semantics {
  std::string_view type{};
  std::string_view role{};
};

/// Of sections and divisions told from the classes that an author gives (`:::
/// {.epigraph}`, `# Preface {.preface}`); a section of `chapter_level` without such a
/// class is a chapter.
Semantics semantics_of(const Block& block, int chapter_level);

}  // namespace octavo::css
