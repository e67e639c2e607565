#pragma once

#include <cstdint>
#include <span>
#include <vector>

/// Knuth and Plass's total-fit line breaking, on numbers only (TeXbook, chapter 14).
namespace octavo::paged {

/// A length in TeX's unit, 1/65536 point. Integers, so that sums do not depend on order.
using Scaled = std::int64_t;

enum class BreakKind : unsigned char {
  /// No line ends here: a box, or a space that keeps its neighbours together.
  none,
  allowed,
  /// A hyphen that the text does not have: only where lines are bad without.
  hyphenation,
  /// Only where a line would stick out of its measure otherwise.
  emergency,
  /// A line must end here, and is set like the last one.
  forced
};

/// A length of the paragraph, and whether a line may end with it. When one does, the item
/// itself vanishes.
struct BreakItem {
  Scaled width = 0;
  Scaled stretch = 0;
  Scaled shrink = 0;
  /// What a break here adds to the line before: the hyphen, and what cutting the word
  /// changes in its letters.
  Scaled before = 0;
  int penalty = 0;
  BreakKind kind = BreakKind::none;
  /// The line ends in a hyphen.
  bool hyphen = false;
};

struct BreakSettings {
  /// By line; the last one is that of all further lines. Never empty.
  std::vector<Scaled> widths{};
  /// Largest badness (0 to 10,000) of a try without hyphenation; below 0: no such try.
  int pretolerance = -1;
  int tolerance = 200;
  int line_penalty = 10;
  /// Two hyphenated lines in a row.
  int double_hyphen_demerits = 0;
  /// The last line but one is hyphenated.
  int final_hyphen_demerits = 0;
  /// A tight line beside a loose one.
  int adjacent_demerits = 0;
  /// More hyphenated lines in a row than this are avoided at almost any cost; 0: no
  /// limit.
  int longest_ladder = 0;
  /// The line, from 0, at whose end a hyphen costs `whole_line_demerits`; below 0: none.
  int whole_line = -1;
  int whole_line_demerits = 1'000'000;
  /// What every line can stretch besides its own spaces: of ragged text.
  Scaled line_stretch = 0;
  /// What is added to that when no breaks keep to the tolerance.
  Scaled emergency_stretch = 0;
};

struct LineBreaks {
  /// For each line the item that it ends with; the last is the number of items.
  std::vector<std::uint32_t> ends{};
  std::int64_t demerits = 0;
  /// Some part without a break in it is wider than its line.
  bool overfull = false;
};

/// The breaks with the least total demerits. The last line may be short. A line is
/// overfull only when no break of any kind could help.
LineBreaks break_lines(std::span<const BreakItem> items, const BreakSettings& settings);

}  // namespace octavo::paged
