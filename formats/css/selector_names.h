#pragma once

#include <string_view>

#include "formats/css/selector.h"

namespace octavo::css {

/// What stands in the parentheses of a pseudo-class.
enum class PseudoArgument : unsigned char {
  none,
  /// An+B
  nth,
  /// An+B [of S]
  nth_of,
  languages,
  direction,
  selectors,
  /// Selectors of which bad ones are passed over.
  forgiving_selectors
};

struct PseudoClassName {
  std::string_view name{};
  PseudoClass meaning = PseudoClass::dynamic;
  PseudoArgument argument = PseudoArgument::none;
};

// All names are in lower case.

/// Null: octavo knows no such pseudo-class.
const PseudoClassName* find_pseudo_class(std::string_view name);
/// Whether CSS has it, in a draft or under the prefix of a vendor, and octavo has not.
bool is_foreign_pseudo_class(std::string_view name);
/// Whether what a reader does decides it (Selectors 4, section 9), so that it may follow
/// a pseudo-element.
bool is_user_action(std::string_view name);
/// Whether it combines selectors (Selectors 4, section 4).
bool is_logical(PseudoClass meaning);

/// `none`: octavo knows no such pseudo-element.
PseudoElement find_pseudo_element(std::string_view name);
std::string_view name_of(PseudoElement element);
bool is_foreign_pseudo_element(std::string_view name);
/// Whether CSS 2 wrote it with one colon.
bool has_one_colon(PseudoElement element);

}  // namespace octavo::css
