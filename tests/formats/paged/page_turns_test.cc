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

FlowBlocks two_paragraphs() {
  return FlowBlocks(2, FlowBlock{.content = TextBlock{}});
}

std::vector<bool> ends_of(const Strips& strips) {
  std::vector<bool> ends;
  for (const Strip& strip : strips) {
    ends.push_back(strip.hyphenated);
  }
  return ends;
}

/// Of two such paragraphs, whether each line ends in a hyphen when the page is turned
/// after the first `end` lines.
std::vector<bool> hyphens(std::size_t end, NodeId whole_note = NodeId{7}) {
  const Typesetter typesetter = six_lines(whole_note);
  const Flow flow{.blocks = two_paragraphs()};
  Diagnostics diagnostics;
  Column column = set_blocks(flow.blocks, {&room, 1}, typesetter, 1, diagnostics);
  std::vector<SetNote> notes;
  mend_page_turns(column, notes, {{.begin = 0, .end = end}, {.begin = end, .end = 12}},
                  flow, {&room, 1}, typesetter);
  return ends_of(column.strips);
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

TEST_CASE("page_turns: nor is one of a note that goes on overleaf") {
  const Typesetter typesetter = six_lines(NodeId{7});
  const Flow flow{.notes = {{.id = NodeId{9}, .blocks = two_paragraphs()}}};
  Diagnostics diagnostics;
  std::vector<SetNote> notes = {
      {.id = NodeId{9},
       .room = room,
       .strips = set_blocks(flow.notes[0].blocks, {&room, 1}, typesetter, 1, diagnostics)
                     .strips}};
  PagePlan plan;
  for (std::size_t strip = 0; strip < 8; ++strip) {
    plan.notes.push_back({.note = 0, .strip = strip});
  }
  Column column;
  mend_page_turns(column, notes, {plan}, flow, {&room, 1}, typesetter);
  CHECK_FALSE(notes[0].strips[7].hyphenated);
  CHECK(notes[0].strips[1].hyphenated);
}
