#include "formats/plain/reader.h"

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

#include "formats/plain/blocks.h"
#include "formats/plain/front.h"
#include "formats/plain/gutenberg.h"
#include "formats/plain/headings.h"
#include "formats/plain/layout.h"
#include "formats/plain/lines.h"
#include "formats/plain/notes.h"
#include "formats/plain/parting.h"

namespace octavo::plain {

namespace {

/// Moves the old title page out of the text.
Blocks take_imprint(std::vector<Chunk>& chunks,
                    std::vector<HeadingMark>& marks,
                    FileId file,
                    const Metadata& metadata) {
  const std::size_t size = imprint_size(chunks, marks, metadata);
  if (size == 0) {
    return {};
  }
  const auto count = static_cast<std::ptrdiff_t>(size);
  const std::vector<Chunk> page(chunks.begin(), chunks.begin() + count);
  const Span first = span_of(page.front(), file);
  const Span span{
      .file = file, .begin = first.begin, .end = span_of(page.back(), file).end};
  chunks.erase(chunks.begin(), chunks.begin() + count);
  marks.erase(marks.begin(), marks.begin() + count);
  Blocks blocks;
  blocks.push_back({.kind = Division{read_single_lines(page, file)},
                    .attributes = {.classes = {"imprint"}},
                    .span = span});
  return blocks;
}

/// Notes are often set on a measure of their own.
Layout layout_of(const std::vector<NoteText>& notes, const Layout& text) {
  std::vector<Chunk> chunks;
  for (const NoteText& note : notes) {
    chunks.insert(chunks.end(), note.chunks.begin(), note.chunks.end());
  }
  const Layout layout = measure_layout(chunks);
  return layout.measure == 0 ? text : layout;
}

Blocks note_blocks(const std::vector<NoteText>& notes, const Layout& text, FileId file) {
  if (notes.empty()) {
    return {};
  }
  const Layout layout = layout_of(notes, text);
  Blocks blocks;
  for (const NoteText& note : notes) {
    const Span first = span_of(note.chunks.front(), file);
    const Span last = span_of(note.chunks.back(), file);
    blocks.push_back({.kind = Note{.label = note.label,
                                   .content = read_paragraphs(note.chunks, layout, file)},
                      .attributes = {},
                      .span = {.file = file, .begin = first.begin, .end = last.end}});
  }
  return blocks;
}

}  // namespace

Document read_plain(const SourceFile& source,
                    const Options& /*options*/,
                    Diagnostics& diagnostics) {
  Document document;
  const FileId file = source.id();
  std::vector<Chunk> chunks = split_chunks(source.text());
  const GutenbergFrame frame = take_gutenberg(chunks, file, document.metadata);
  const std::vector<NoteText> notes = take_notes(chunks);
  const Layout layout = measure_layout(chunks);
  chunks = part_chunks(chunks, layout);
  if (!frame.found()) {
    take_title(chunks, file, document.metadata);
  }
  std::vector<HeadingMark> marks = find_headings(chunks, layout);
  if (frame.found()) {
    document.content = take_imprint(chunks, marks, file, document.metadata);
  }
  std::ranges::move(read_blocks(chunks, marks, layout, file, diagnostics),
                    std::back_inserter(document.content));
  std::ranges::move(note_blocks(notes, layout, file),
                    std::back_inserter(document.content));
  if (frame.found()) {
    std::ranges::move(closing_section(frame, file), std::back_inserter(document.content));
  }
  return document;
}

}  // namespace octavo::plain
