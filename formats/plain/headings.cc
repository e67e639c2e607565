#include "formats/plain/headings.h"

#include "formats/plain/headings_levels.h"
#include "formats/plain/headings_numbered.h"
#include "formats/plain/headings_set_apart.h"

namespace octavo::plain {

bool is_numbered(Evidence evidence) {
  return evidence >= Evidence::part && evidence <= Evidence::ideographic;
}

std::vector<HeadingMark> find_headings(const std::vector<Chunk>& chunks,
                                       const Layout& layout) {
  std::vector<HeadingMark> marks = find_numbered(chunks, layout);
  mark_set_apart(chunks, layout, marks);
  set_levels(chunks, marks);
  return marks;
}

}  // namespace octavo::plain
