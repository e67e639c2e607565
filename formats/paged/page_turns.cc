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
  if (!std::ranges::equal(fresh, lines, takes_the_place) ||
      fresh[whole_line].hyphenated) {
    return;
  }
  for (std::size_t index = 0; index < lines.size(); ++index) {
    lines[index].items = std::move(fresh[index].items);
    lines[index].hyphenated = fresh[index].hyphenated;
  }
}

}  // namespace

void mend_page_turns(Column& column,
                     const std::vector<PagePlan>& plans,
                     const FlowBlocks& blocks,
                     const Room& room,
                     const Typesetter& typesetter) {
  Strips& strips = column.strips;
  for (const PagePlan& plan : plans) {
    if (plan.begin == plan.end || !strips[plan.end - 1].hyphenated) {
      continue;
    }
    const std::uint32_t block = strips[plan.end - 1].block;
    const auto lines = std::ranges::equal_range(
        strips, block, {}, [](const Strip& strip) { return strip.block; });
    const auto begin = static_cast<std::size_t>(lines.begin() - strips.begin());
    // Where the paragraph began on an earlier page, that page's end is settled.
    if (begin >= plan.begin && lines.size() <= most_mended_lines) {
      set_anew(lines, plan.end - 1 - begin, blocks[block], room, typesetter);
    }
  }
}

}  // namespace octavo::paged
