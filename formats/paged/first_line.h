#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "formats/paged/paragraph.h"

/// First lines and first letters in a style of their own (CSS Pseudo 4, 2).
namespace octavo::paged {

/// What is as in `change.from` becomes as in `change.to`.
TextStyle restyled(const TextStyle& style, const TextChange& change);

/// A paragraph all in another style.
struct ChangedText {
  ParagraphText text{};
  /// For each byte of the paragraph, and its end, where it is in `text`; empty: at the
  /// same place.
  std::vector<std::uint32_t> places{};

  /// The first byte of the paragraph that is not before a place in `text`.
  std::uint32_t original(std::uint32_t place) const;
};
ChangedText changed_text(const ParagraphText& paragraph, const TextChange& change);

/// The paragraph from a byte on. Boxes that began before it go on.
ParagraphText rest_of(const ParagraphText& paragraph, std::uint32_t begin);

/// Gives the first letter, with the punctuation around it, a style and a box; a text that
/// begins with no letter or figure stays as it is.
void restyle_first_letter(ParagraphText& paragraph,
                          const TextChange& change,
                          const std::optional<InlineBox>& box);

}  // namespace octavo::paged
