#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <unordered_map>
#include <vector>

#include "formats/paged/strips.h"

namespace octavo::paged {

/// The strips of one note.
struct SetNote {
  NodeId id = NodeId::none;
  /// What it is set in.
  Room room{};
  Strips strips{};
};

/// A strip of a note, by index.
struct NoteStrip {
  std::size_t note = 0;
  std::size_t strip = 0;
};

/// What one page holds, by index into the column's strips.
struct PagePlan {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::vector<NoteStrip> notes{};
  /// What is added to each space between strips, as a share of it, so that the page is
  /// full.
  double stretch = 0;
  /// Index into `Flow::runs`, and which page of that run it is, from 0.
  std::uint32_t run = 0;
  std::size_t index_in_run = 0;

  bool is_blank() const { return begin == end && notes.empty(); }
};

/// What the breaker must know of a page that text or notes are to stand on.
struct PageRoom {
  double depth = 0;
  /// What the area of notes takes above and below them, the rule in it.
  double note_separation = 0;
};

/// Which page it is: of the book, and of which run.
struct PageAt {
  std::size_t index = 0;
  std::uint32_t run = 0;
  std::size_t index_in_run = 0;
};
using RoomOfPage = std::function<PageRoom(const PageAt&)>;

/// Parts a column into pages. Each page ends where it costs least, `leading` being what a
/// line takes; a note begins on the page of its mark and goes on over the next when it is
/// long. Always at least one page.
std::vector<PagePlan> break_pages(const Column& column,
                                  const std::vector<SetNote>& notes,
                                  const RoomOfPage& room_of,
                                  double leading);

}  // namespace octavo::paged
