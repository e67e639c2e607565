#pragma once

#include "compiler/document.h"

namespace octavo::epub {

/// What can be said of a book's accessibility by looking at its tree.
struct AccessibilityFacts {
  bool has_pictures = false;
  /// Whether every picture is described; true where there is none.
  bool pictures_are_described = true;
  bool has_sections = false;
  /// A GIF may flash; whether it does is not known.
  bool may_flash = false;
};

AccessibilityFacts accessibility_of(const Document& document);

}  // namespace octavo::epub
