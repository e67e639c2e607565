#include "formats/paged/page_turns.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>
#include <utility>

#include "formats/paged/set_text.h"

namespace octavo::paged {
namespace {

/// Longer paragraphs are left alone: setting them by the number of the line takes time.
constexpr std::size_t most_mended_lines = 100;

bool takes_the_place(const Strip& fresh, const Strip& old) {
  constexpr double rounding = 0.001;
  return std::abs(fresh.height - old.height) < rounding && fresh.notes == old.notes;
}

// `lines` are those of one block.
void set_anew(std::span<Strip> lines,
              std::size_t whole_line,
              const FlowBlock& block,
              const Room& room,
              const Typesetter& typesetter) {
  TextBlock text = std::get<TextBlock>(block.content);
  text.style.whole_line = static_cast<int>(whole_line);
  Diagnostics heard_before;
  Strips fresh = set_text(block, text, room, typesetter, heard_before);
  add_insets(block, fresh);
  if (!std::ranges::equal(fresh, lines, takes_the_place) ||
      fresh[whole_line].hyphenated) {
    return;
  }
  for (std::size_t index = 0; index < lines.size(); ++index) {
    lines[index].items = std::move(fresh[index].items);
    lines[index].hyphenated = fresh[index].hyphenated;
  }
}

/// What stands on one page, of the column or of a note.
struct Part {
  Strips& strips;
  const FlowBlocks& blocks;
  std::size_t begin = 0;
  std::size_t end = 0;
};

void mend_end(const Part& part, Rooms rooms, const Typesetter& typesetter) {
  const Strip& last = part.strips[part.end - 1];
  if (!last.hyphenated) {
    return;
  }
  const auto lines = std::ranges::equal_range(part.strips, last.block, {}, &Strip::block);
  const auto begin = static_cast<std::size_t>(lines.begin() - part.strips.begin());
  // Where the paragraph began on an earlier page, that page's end is settled.
  if (begin >= part.begin && lines.size() <= most_mended_lines) {
    set_anew(lines, part.end - 1 - begin, part.blocks[last.block],
             rooms[last.run < rooms.size() ? last.run : 0], typesetter);
  }
}

}  // namespace

void mend_page_turns(Column& column,
                     std::vector<SetNote>& notes,
                     const std::vector<PagePlan>& plans,
                     const Flow& flow,
                     Rooms rooms,
                     const Typesetter& typesetter) {
  for (const PagePlan& plan : plans) {
    if (plan.begin < plan.end) {
      mend_end({.strips = column.strips,
                .blocks = flow.blocks,
                .begin = plan.begin,
                .end = plan.end},
               rooms, typesetter);
    }
    if (!plan.notes.empty()) {
      const NoteStrip last = plan.notes.back();
      const auto first = std::ranges::find(plan.notes, last.note, &NoteStrip::note);
      mend_end({.strips = notes[last.note].strips,
                .blocks = flow.notes[last.note].blocks,
                .begin = first->strip,
                .end = last.strip + 1},
               {&notes[last.note].room, 1}, typesetter);
    }
  }
}

}  // namespace octavo::paged
