#pragma once

#include <vector>

#include "compiler/document.h"
#include "formats/plain/lines.h"

namespace octavo::plain {

/// What Project Gutenberg puts round a book, in the order of the file. Empty where the
/// text is no file of theirs.
struct GutenbergFrame {
  std::vector<Chunk> header{};
  std::vector<Chunk> licence{};

  bool found() const { return !header.empty(); }
};

/// Takes the frame out of the text; its fields ("Title:") become metadata.
GutenbergFrame take_gutenberg(std::vector<Chunk>& chunks,
                              FileId file,
                              Metadata& metadata);

/// The frame as the last section of a book, in English.
Blocks closing_section(const GutenbergFrame& frame, FileId file);

}  // namespace octavo::plain
