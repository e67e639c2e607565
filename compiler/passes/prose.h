#pragma once

#include <string>

#include "compiler/document.h"

namespace octavo {

/// The words by which a text shows its language: without code, addresses, and what the
/// author states to be in a language.
std::string prose_of(const Inlines& inlines);
/// Of a paragraph, heading or verse; nothing of other blocks.
std::string prose_of(const Block& block);

}  // namespace octavo
