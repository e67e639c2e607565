#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "formats/plain/lines.h"

namespace octavo::plain {

/// The habits of a text's typist.
struct Layout {
  /// Columns at which lines are wrapped; 0 where they are not.
  std::uint32_t measure = 0;
  /// The indent of ordinary lines.
  std::uint32_t margin = 0;
  /// How much further the first line of a paragraph stands in.
  std::uint32_t first_indent = 0;
  /// Blank lines between paragraphs.
  std::uint32_t usual_gap = 1;
};

Layout measure_layout(const std::vector<Chunk>& chunks);

/// What the lines of a chunk are.
enum class Shape : unsigned char {
  /// One paragraph, or several that begin with an indented line.
  prose,
  /// A paragraph each.
  paragraphs,
  /// Lines that end where the author ends them.
  verse,
  /// Lines whose entries stand below each other.
  columns
};

Shape shape_of(const Chunk& chunk, const Layout& layout);

/// Whether a line is too long for any typist's measure: each is a paragraph.
bool has_whole_lines(const Chunk& chunk);

/// Whether the word that begins `next` would not have fitted on `line`.
bool is_full(const Line& line, const Line& next, std::uint32_t measure);

/// Whether the lines of a chunk end where they are full.
bool is_wrapped(const Chunk& chunk, std::uint32_t measure);

/// Whether a chunk stands further in than ordinary text.
bool is_indented(const Chunk& chunk, const Layout& layout);

/// A line that is only drawn: dashes, asterisks and the like.
bool is_rule(std::string_view line);

/// Whether a line leads over dots or space to the number of a page, as the lines of a
/// printed table of contents do.
bool has_leader(std::string_view line);

/// Whether a text ends as a sentence does; closing quotes, brackets and the marks
/// of notes are looked through.
bool ends_sentence(std::string_view text);

}  // namespace octavo::plain
