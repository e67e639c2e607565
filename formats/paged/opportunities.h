#pragma once

#include <cstdint>
#include <vector>

#include "formats/paged/linebreak.h"
#include "formats/paged/paragraph.h"

namespace octavo::paged {

/// A place in a paragraph's text where a line may end.
struct Opportunity {
  /// Byte at which the next line would begin.
  std::uint32_t offset = 0;
  BreakKind kind = BreakKind::allowed;
  int penalty = 0;
  /// The line then ends in a hyphen, the text's own or one that is put in.
  bool hyphen = false;
  /// The hyphen is not in the text.
  bool adds_hyphen = false;

  bool operator==(const Opportunity&) const = default;
};

/// All opportunities of a paragraph but its end, ascending: Unicode's, those that
/// hyphenation adds inside words, and those of addresses and code, which have no spaces.
std::vector<Opportunity> opportunities(const ParagraphText& paragraph,
                                       const ParagraphStyle& style);

}  // namespace octavo::paged
