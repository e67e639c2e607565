#include "formats/plain/lines.h"

#include <string>
#include <utility>

#include "compiler/text/characters.h"
#include "compiler/text/columns.h"
#include "compiler/text/utf8.h"

namespace octavo::plain {

namespace {

constexpr std::uint32_t tab_stop = 8;

/// Where the text of a line ends: white space of any kind is left out.
std::size_t trimmed_end(std::string_view text, std::size_t begin, std::size_t end) {
  while (end > begin) {
    std::size_t last = end - 1;
    while (last > begin && (static_cast<unsigned char>(text[last]) & 0xC0U) == 0x80U) {
      --last;
    }
    if (!is_space(decode_utf8(text, last).character)) {
      break;
    }
    end = last;
  }
  return end;
}

Line read_line(std::string_view text, std::size_t begin, std::size_t end) {
  Line line;
  end = trimmed_end(text, begin, end);
  while (begin < end) {
    const DecodedCharacter decoded = decode_utf8(text, begin);
    if (!is_space(decoded.character)) {
      break;
    }
    line.indent = decoded.character == '\t'
                      ? (line.indent / tab_stop + 1) * tab_stop
                      : line.indent + column_width(decoded.character);
    begin += decoded.size;
  }
  line.text = text.substr(begin, end - begin);
  line.begin = static_cast<std::uint32_t>(begin);
  line.end = static_cast<std::uint32_t>(end);
  line.width = column_width(line.text);
  return line;
}

bool is_line_end(char byte) {
  return byte == '\n' || byte == '\r' || byte == '\f';
}

/// Text may go on right below an underlined heading: it is a chunk of its own.
void part_underlined(std::vector<Chunk>& chunks) {
  constexpr std::uint32_t widest_heading = 72;
  std::vector<Chunk> parted;
  parted.reserve(chunks.size());
  for (Chunk& chunk : chunks) {
    Chunk rest;
    if (chunk.lines.size() > 2 && is_underline(chunk.lines[1]) &&
        !is_underline(chunk.lines[0]) && chunk.lines[0].width <= widest_heading) {
      rest.lines.assign(chunk.lines.begin() + 2, chunk.lines.end());
      chunk.lines.resize(2);
    }
    parted.push_back(std::move(chunk));
    if (!rest.lines.empty()) {
      parted.push_back(std::move(rest));
    }
  }
  chunks = std::move(parted);
}

}  // namespace

bool is_underline(const Line& line) {
  return line.width >= 3 &&
         std::string_view("=-~_*").find(line.text.front()) != std::string_view::npos &&
         line.text.find_first_not_of(line.text.front()) == std::string_view::npos;
}

std::vector<Chunk> split_chunks(std::string_view text) {
  std::vector<Chunk> chunks;
  std::uint32_t blanks = 0;
  bool inside = false;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && !is_line_end(text[end])) {
      ++end;
    }
    const Line line = read_line(text, at, end);
    if (line.text.empty()) {
      ++blanks;
      inside = false;
    } else {
      if (!inside) {
        chunks.push_back({.blanks_before = blanks});
      }
      chunks.back().lines.push_back(line);
      blanks = 0;
      inside = true;
    }
    at = end + (text.substr(end, 2) == "\r\n" ? 2 : 1);
  }
  part_underlined(chunks);
  return chunks;
}

std::string typed(const Line& line) {
  std::string text(line.indent, ' ');
  std::uint32_t column = line.indent;
  for (std::size_t at = 0; at < line.text.size();) {
    const DecodedCharacter decoded = decode_utf8(line.text, at);
    const std::uint32_t next = decoded.character == '\t'
                                   ? (column / tab_stop + 1) * tab_stop
                                   : column + column_width(decoded.character);
    if (decoded.character == '\t') {
      text.append(next - column, ' ');
    } else {
      append_utf8(text, decoded.character);
    }
    column = next;
    at += decoded.size;
  }
  return text;
}

Span span_of(const Line& line, FileId file) {
  return {.file = file, .begin = line.begin, .end = line.end};
}

Span span_of(const Chunk& chunk, FileId file) {
  return {
      .file = file, .begin = chunk.lines.front().begin, .end = chunk.lines.back().end};
}

}  // namespace octavo::plain
