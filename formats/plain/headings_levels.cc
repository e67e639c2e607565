#include "formats/plain/headings_levels.h"

#include <algorithm>
#include <map>
#include <optional>

#include "formats/plain/heading_lines.h"

namespace octavo::plain {

namespace {

using Chunks = std::vector<Chunk>;
using Marks = std::vector<HeadingMark>;

/// Levels go to the kinds of evidence that there are: parts, chapters, numerals in the
/// order in which they appear, then the rest.
class Levels {
 public:
  explicit Levels(const Chunks& chunks, const Marks& marks)
      : gap_(numbered_gap(chunks, marks)) {
    for (const Evidence evidence : {Evidence::part, Evidence::chapter}) {
      if (has(marks, evidence)) {
        levels_[evidence] = ++depth_;
      }
    }
    const int top = depth_;
    for (const HeadingMark& mark : marks) {
      if (is_numeral(mark.evidence) && !levels_.contains(mark.evidence)) {
        levels_[mark.evidence] = ++depth_;
      }
    }
    chapter_ = levels_.contains(Evidence::chapter) ? levels_[Evidence::chapter] : top + 1;
    for (const Evidence evidence :
         {Evidence::double_underline, Evidence::single_underline}) {
      if (has(marks, evidence)) {
        levels_[evidence] = ++depth_;
      }
    }
    if (has(marks, Evidence::capitals) || has(marks, Evidence::centred)) {
      ++depth_;
    }
  }

  int of(const HeadingMark& mark, const Chunk& chunk) const {
    switch (mark.evidence) {
      case Evidence::none:
        return 0;
      case Evidence::section_word:
        return 1;
      case Evidence::capitals:
      case Evidence::centred:
        return gap_ && chunk.blanks_before >= *gap_ ? chapter_ : depth_;
      case Evidence::listed:
        return chapter_;
      case Evidence::series:
        return depth_ + 1;
      default:
        return levels_.at(mark.evidence);
    }
  }

 private:
  static bool has(const Marks& marks, Evidence evidence) {
    return std::ranges::any_of(
        marks, [&](const HeadingMark& mark) { return mark.evidence == evidence; });
  }

  std::optional<std::uint32_t> gap_;
  std::map<Evidence, int> levels_{};
  int depth_ = 0;
  int chapter_ = 1;
};

void spread_levels(const Chunks& chunks, Marks& marks) {
  const Levels levels(chunks, marks);
  constexpr int deepest = 6;
  for (std::size_t i = 0; i < marks.size(); ++i) {
    marks[i].level = std::min(levels.of(marks[i], chunks[i]), deepest);
  }
}

/// Each heading stands one level below the one that it belongs to: the kinds of evidence
/// between the two are those of other chapters.
void close_gaps(Marks& marks) {
  std::vector<int> open;
  for (HeadingMark& mark : marks) {
    if (mark.level == 0) {
      continue;
    }
    while (!open.empty() && open.back() >= mark.level) {
      open.pop_back();
    }
    open.push_back(mark.level);
    mark.level = static_cast<int>(open.size());
  }
}

/// A numbered part is one of chapters where something numbered stands below it; else it
/// is a chapter itself.
void leave_parts_with_chapters(Marks& marks) {
  const bool has_chapters = std::ranges::any_of(marks, [](const HeadingMark& mark) {
    return is_numbered(mark.evidence) && mark.evidence != Evidence::part;
  });
  for (HeadingMark& mark : marks) {
    mark.is_part &= has_chapters;
  }
}

}  // namespace

void set_levels(const std::vector<Chunk>& chunks, std::vector<HeadingMark>& marks) {
  spread_levels(chunks, marks);
  close_gaps(marks);
  leave_parts_with_chapters(marks);
}

}  // namespace octavo::plain
