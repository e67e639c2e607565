#pragma once

#include <cstddef>
#include <vector>

#include "compiler/diagnostics.h"
#include "formats/plain/layout.h"
#include "formats/plain/lines.h"

namespace octavo::plain {

/// What shows that a chunk is a heading, the strongest first.
enum class Evidence : unsigned char {
  none,
  part,
  chapter,
  roman,
  arabic,
  ideographic,
  section_word,
  /// It stands in the list of contents, too.
  listed,
  double_underline,
  single_underline,
  capitals,
  centred,
  series
};

/// What a chunk is in the outline.
struct HeadingMark {
  Evidence evidence = Evidence::none;
  /// 0 for what is no heading.
  int level = 0;
  /// The number that the line states; 0 for none.
  std::uint32_t value = 0;
  /// A title stands on the line of the number.
  bool has_title = false;
  /// The chunk after it is its title.
  bool title_follows = false;
  /// A part that chapters stand in.
  bool is_part = false;
  /// A short line alone, without evidence.
  bool doubtful = false;
};

/// Whether it is a chapter word or a numeral.
bool is_numbered(Evidence evidence);

/// One mark for each chunk.
std::vector<HeadingMark> find_headings(const std::vector<Chunk>& chunks,
                                       const Layout& layout);

}  // namespace octavo::plain
