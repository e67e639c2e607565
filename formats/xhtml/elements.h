#pragma once

#include <string_view>

#include "compiler/document.h"

namespace octavo::xhtml {

/// The one place where a kind of node gets its element's name. Empty: the kind is text or
/// has no element unless it bears attributes.
std::string_view element_of(const Inline::Kind& kind);
std::string_view element_of(const Block::Kind& kind);
/// `h1` for a level of 1 and less.
std::string_view heading_element(int level);

}  // namespace octavo::xhtml
