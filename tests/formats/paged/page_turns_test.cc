#include "formats/paged/page_turns.h"

#include <doctest/doctest.h>

using namespace octavo;
using namespace octavo::paged;

namespace {

constexpr Room room{.width = 100, .depth = 100};

/// Six lines, the second of which ends in a hyphen but where it is asked to be whole; its
/// note is then called `whole_note`.
Typesetter six_lines(NodeId whole_note) {
  return {.set =
              [=](const ParagraphText&, const ParagraphStyle& style, Diagnostics&) {
                std::vector<Line> lines(6);
                lines[1].hyphenated = style.whole_line != 1;
                lines[1].notes = {lines[1].hyphenated ? NodeId{7} : whole_note};
                lines[3].hyphenated = true;
                return lines;
              },
          .line_scale = [](FontId) { return 1.0; }};
}

/// Two such paragraphs, and whether each of their lines ends in a hyphen when the page is
/// turned after the first `end` lines.
std::vector<bool> hyphens(std::size_t end, NodeId whole_note = NodeId{7}) {
  const Typesetter typesetter = six_lines(whole_note);
  const FlowBlocks blocks(2, FlowBlock{.content = TextBlock{}});
  Diagnostics diagnostics;
  Column column = set_blocks(blocks, room, typesetter, 1, diagnostics);
  mend_page_turns(column, {{.begin = 0, .end = end}, {.begin = end, .end = 12}}, blocks,
                  room, typesetter);
  std::vector<bool> ends;
  for (const Strip& strip : column.strips) {
    ends.push_back(strip.hyphenated);
  }
  return ends;
}

}  // namespace

TEST_CASE("page_turns: no word is cut by a page's end that can do without") {
  const std::vector<bool> plain = {false, true, false, true, false, false,
                                   false, true, false, true, false, false};
  CHECK(hyphens(6) == plain);
  std::vector<bool> mended = plain;
  mended[7] = false;
  CHECK(hyphens(8) == mended);
  CHECK(hyphens(10) == plain);
  // The note would leave its page.
  CHECK(hyphens(8, NodeId{8}) == plain);
}
