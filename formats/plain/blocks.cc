#include "formats/plain/blocks.h"

#include <algorithm>
#include <map>
#include <span>
#include <string>
#include <utility>
#include <variant>

#include "formats/plain/inlines.h"
#include "formats/plain/item_blocks.h"
#include "formats/plain/items.h"
#include "formats/plain/numbering.h"

namespace octavo::plain {

namespace {

using Lines = std::span<const Line>;

Span span_of_lines(Lines lines, FileId file) {
  return {.file = file, .begin = lines.front().begin, .end = lines.back().end};
}

Block paragraph(Lines lines, FileId file) {
  return {.kind = Paragraph{read_lines(lines, file)},
          .attributes = {},
          .span = span_of_lines(lines, file)};
}

/// The indent of most lines after the first.
std::uint32_t usual_indent(Lines lines) {
  std::map<std::uint32_t, std::size_t> counts;
  for (const Line& line : lines.subspan(lines.size() > 1 ? 1 : 0)) {
    ++counts[line.indent];
  }
  return std::ranges::max_element(counts, {},
                                  [](const auto& entry) { return entry.second; })
      ->first;
}

/// A wrapped chunk in which indented lines begin paragraphs.
Blocks prose(const Chunk& chunk, FileId file) {
  const Lines lines = chunk.lines;
  const std::uint32_t base = usual_indent(lines);
  Blocks blocks;
  std::size_t begin = 0;
  for (std::size_t i = 1; i <= lines.size(); ++i) {
    if (i == lines.size() || lines[i].indent > base) {
      blocks.push_back(paragraph(lines.subspan(begin, i - begin), file));
      begin = i;
    }
  }
  return blocks;
}

Blocks single_lines(const Chunk& chunk, FileId file) {
  Blocks blocks;
  for (const Line& line : chunk.lines) {
    blocks.push_back(paragraph(Lines(&line, 1), file));
  }
  return blocks;
}

Block verse(const Chunk& chunk, FileId file) {
  std::uint32_t least = chunk.lines.front().indent;
  for (const Line& line : chunk.lines) {
    least = std::min(least, line.indent);
  }
  std::vector<Inlines> contents = read_each_line(chunk.lines, file);
  Verse result;
  for (std::size_t i = 0; i < chunk.lines.size(); ++i) {
    const Line& line = chunk.lines[i];
    if (chunk.lines.size() > 1 && is_rule(line.text)) {
      continue;
    }
    result.lines.push_back({.content = std::move(contents[i]),
                            .indent = (line.indent - least + 1) / 2,
                            .span = span_of(line, file)});
  }
  return {.kind = std::move(result), .attributes = {}, .span = span_of(chunk, file)};
}

/// As it was typed: only so the entries stand below each other.
Block columns(const Chunk& chunk, FileId file) {
  const std::uint32_t least =
      std::ranges::min_element(chunk.lines, {}, &Line::indent)->indent;
  CodeBlock block;
  for (const Line& line : chunk.lines) {
    block.text += typed(line).substr(least) + "\n";
  }
  return {.kind = std::move(block), .attributes = {}, .span = span_of(chunk, file)};
}

void append_stanza(Block& block, Block stanza) {
  auto& whole = std::get<Verse>(block.kind);
  const Span gap{
      .file = block.span.file, .begin = block.span.end, .end = stanza.span.begin};
  whole.lines.push_back({.span = gap});
  std::ranges::move(std::get<Verse>(stanza.kind).lines, std::back_inserter(whole.lines));
  block.span.end = stanza.span.end;
}

/// Makes blocks of chunks, one after the other.
class BlockReader {
 public:
  BlockReader(const Layout& layout, FileId file) : layout_(layout), file_(file) {}

  void add_heading(const Chunk& chunk, const HeadingMark& mark, const Chunk* title) {
    const bool underlined = mark.evidence == Evidence::double_underline ||
                            mark.evidence == Evidence::single_underline;
    const Lines lines = chunk.lines;
    Inlines content = read_lines(lines.first(1), file_);
    Span span = span_of(chunk, file_);
    if (title == nullptr && !underlined && lines.size() > 1) {
      append_title(content, lines.subspan(1));
    }
    if (title != nullptr) {
      // A numeral with a title below it has no other lines: chunks of a number and its
      // title together have theirs.
      append_title(content, title->lines);
      span.end = title->lines.back().end;
    }
    end_run();
    Attributes attributes;
    if (mark.is_part) {
      attributes.classes = {"part"};
    }
    blocks_.push_back({.kind = Heading{mark.level, std::move(content)},
                       .attributes = std::move(attributes),
                       .span = span});
  }

  void add(const Chunk& chunk) {
    if (chunk.lines.size() == 1 && is_rule(chunk.lines.front().text)) {
      add_break(span_of(chunk, file_));
      return;
    }
    const Items items = read_items(chunk, layout_);
    const bool has_items = items.kind != ItemsKind::none;
    const Shape shape = has_items ? Shape::paragraphs : shape_of(chunk, layout_);
    const bool indented =
        !has_items && !is_item_paragraph(chunk) && is_indented(chunk, layout_);
    if (is_scene_gap(chunk, shape, indented)) {
      add_break({.file = file_,
                 .begin = chunk.lines.front().begin,
                 .end = chunk.lines.front().begin});
    }
    if (has_items) {
      add_paragraphs(item_blocks(chunk, items, file_));
    } else if (shape == Shape::columns) {
      end_run();
      blocks_.push_back(columns(chunk, file_));
    } else if (shape == Shape::verse || (indented && is_verse_line(chunk))) {
      add_verse(chunk, indented);
    } else if (indented) {
      add_quote(shape == Shape::prose ? prose(chunk, file_) : single_lines(chunk, file_),
                chunk);
    } else {
      add_paragraphs(shape == Shape::prose ? prose(chunk, file_)
                                           : single_lines(chunk, file_));
    }
  }

  Blocks take() { return std::move(blocks_); }

 private:
  enum class Run : unsigned char { none, paragraphs, verse, indented_verse, quote };

  void end_run() { run_ = Run::none; }

  void append_title(Inlines& content, Lines title) {
    const Span gap{
        .file = file_, .begin = content.back().span.end, .end = title.front().begin};
    content.push_back({.kind = LineBreak{}, .attributes = {}, .span = gap});
    std::ranges::move(read_lines(title, file_), std::back_inserter(content));
  }

  void add_break(Span span) {
    blocks_.push_back({.kind = ThematicBreak{}, .attributes = {}, .span = span});
    end_run();
  }

  bool joins_run(const Chunk& chunk, Run run) const {
    return run_ == run && chunk.blanks_before <= layout_.usual_gap;
  }

  /// A line alone belongs to the quotation above it (its source), else it is verse where
  /// it is no longer than verse is.
  bool is_verse_line(const Chunk& chunk) const {
    constexpr std::uint32_t widest_verse = 80;
    return chunk.lines.size() == 1 && chunk.lines.front().width <= widest_verse &&
           !joins_run(chunk, Run::quote);
  }

  /// A speech or an item that stands alone, further in than ordinary text.
  static bool is_item_paragraph(const Chunk& chunk) {
    const Line& line = chunk.lines.front();
    return chunk.lines.size() == 1 && is_item_line(line) && ends_sentence(line.text);
  }

  /// More space between two paragraphs than is usual. A short line that is no sentence
  /// may be a heading, a signature or the end.
  bool is_scene_gap(const Chunk& chunk, Shape shape, bool indented) const {
    constexpr std::uint32_t least_gap = 3;
    const std::string_view first = chunk.lines.front().text;
    const bool is_text =
        chunk.lines.size() > 1 || (ends_sentence(first) && !is_end_word(first));
    return run_ == Run::paragraphs && shape < Shape::verse && !indented && is_text &&
           chunk.blanks_before >= least_gap &&
           chunk.blanks_before >= layout_.usual_gap + 2;
  }

  void add_verse(const Chunk& chunk, bool indented) {
    const Run run = indented ? Run::indented_verse : Run::verse;
    Block stanza = verse(chunk, file_);
    if (joins_run(chunk, run)) {
      append_stanza(blocks_.back(), std::move(stanza));
    } else {
      blocks_.push_back(std::move(stanza));
    }
    run_ = run;
  }

  void add_quote(Blocks content, const Chunk& chunk) {
    const Span span = span_of(chunk, file_);
    if (!joins_run(chunk, Run::quote)) {
      blocks_.push_back({.kind = Quote{}, .attributes = {}, .span = span});
    }
    Block& block = blocks_.back();
    block.span.end = span.end;
    std::ranges::move(content, std::back_inserter(std::get<Quote>(block.kind).content));
    run_ = Run::quote;
  }

  void add_paragraphs(Blocks content) {
    std::ranges::move(content, std::back_inserter(blocks_));
    run_ = Run::paragraphs;
  }

  const Layout& layout_;
  FileId file_;
  Blocks blocks_{};
  Run run_ = Run::none;
};

void report_doubtful(const Chunk& chunk, FileId file, Diagnostics& diagnostics) {
  diagnostics.warn("maybe-heading", span_of(chunk, file),
                   "a short line stands alone; it is set as a paragraph, but may be a "
                   "heading or what is left of a picture",
                   {{.message = "to make it a heading, draw a line of `=` under it; to "
                                "leave it out, delete it"}});
}

}  // namespace

Blocks read_blocks(const std::vector<Chunk>& chunks,
                   const std::vector<HeadingMark>& marks,
                   const Layout& layout,
                   FileId file,
                   Diagnostics& diagnostics) {
  BlockReader reader(layout, file);
  for (std::size_t i = 0; i < chunks.size(); ++i) {
    const HeadingMark& mark = marks[i];
    if (mark.level > 0) {
      reader.add_heading(chunks[i], mark, mark.title_follows ? &chunks[i + 1] : nullptr);
      i += mark.title_follows ? 1U : 0U;
      continue;
    }
    if (mark.doubtful) {
      report_doubtful(chunks[i], file, diagnostics);
    }
    reader.add(chunks[i]);
  }
  return reader.take();
}

Blocks read_paragraphs(const std::vector<Chunk>& chunks,
                       const Layout& layout,
                       FileId file) {
  BlockReader reader(layout, file);
  for (const Chunk& chunk : chunks) {
    reader.add(chunk);
  }
  return reader.take();
}

Blocks read_single_lines(const std::vector<Chunk>& chunks, FileId file) {
  Blocks blocks;
  for (const Chunk& chunk : chunks) {
    std::ranges::move(single_lines(chunk, file), std::back_inserter(blocks));
  }
  return blocks;
}

}  // namespace octavo::plain
