#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "formats/plain/lines.h"

namespace octavo::plain {

/// The text of a note, out of its brackets.
struct NoteText {
  /// Of this note alone: where a text begins again at 1 in each chapter, the numbers that
  /// it wrote are told apart.
  std::string label{};
  std::vector<Chunk> chunks{};
};

/// Takes the texts of notes out of a text, `[8] …` or `[Footnote 8: …]` in a paragraph of
/// its own, and writes down in its lines what calls them (`Line::calls`). Nothing is a
/// note that no mark calls, nor a mark what calls none: both stay as they were typed. A
/// mark means the next note of its number below.
std::vector<NoteText> take_notes(std::vector<Chunk>& chunks);

/// A line without the marks that cling to its end, "said.[8]".
std::string_view without_marks(std::string_view line);

}  // namespace octavo::plain
