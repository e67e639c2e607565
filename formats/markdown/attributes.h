#pragma once

#include <optional>
#include <string_view>

#include "compiler/document.h"
#include "formats/markdown/scan.h"

namespace octavo::markdown {

struct ScannedAttributes {
  Attributes attributes{};
  Position end = 0;
};

/// `{#id .class key=value}` at `at`; `{-}` is the class "unnumbered".
std::optional<ScannedAttributes> scan_attributes(std::string_view text, Position at);

/// What follows a division's or a code block's fence: attributes, a word alone, or a word
/// and attributes; the word is a class, and it comes first.
std::optional<Attributes> read_fence_attributes(std::string_view words);

/// Attributes that end the text of a heading, and where the text ends before them.
std::optional<ScannedAttributes> scan_trailing_attributes(std::string_view text);

/// What `second` says besides `first`.
void merge_attributes(Attributes& first, Attributes second);

}  // namespace octavo::markdown
