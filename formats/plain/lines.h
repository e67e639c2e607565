#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/source.h"
#include "compiler/text/columns.h"

namespace octavo::plain {

/// Where a line calls a note.
struct NoteCall {
  /// Bytes of the source; what parts the mark from the word before it belongs to it.
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  /// The `Note::label` that is meant.
  std::string label{};
};

/// One line without the white space around it.
struct Line {
  std::string_view text{};
  /// Bytes of the source.
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  /// Columns before the text; a tab leads to the next multiple of eight.
  std::uint32_t indent = 0;
  /// Columns of the text; a CJK character has two.
  std::uint32_t width = 0;
  /// In order.
  std::vector<NoteCall> calls{};
};

/// Lines that no blank line parts.
struct Chunk {
  std::vector<Line> lines{};
  std::uint32_t blanks_before = 0;
};

/// Three or more of one sign that is drawn under a heading.
bool is_underline(const Line& line);

/// A text as its author laid it out. A heading with a line drawn under it is a chunk,
/// whether a blank line follows or not.
std::vector<Chunk> split_chunks(std::string_view text);

/// A line as it was typed, from its first column on, with spaces for tabs.
std::string typed(const Line& line);

Span span_of(const Line& line, FileId file);
Span span_of(const Chunk& chunk, FileId file);

}  // namespace octavo::plain
