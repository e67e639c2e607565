#include <string>
#include <utility>

#include "formats/markdown/convert.h"
#include "formats/markdown/scan.h"

namespace octavo::markdown {

namespace {

bool begins_line(std::string_view text, std::size_t at) {
  return char_at(text, at) == '|' && at < text.size() &&
         (at + 1 >= text.size() || is_whitespace(text[at + 1]));
}

/// After the line that begins at `at`, and those that only go on with it.
Position verse_line_end(std::string_view text, Position at) {
  std::size_t end = text.find('\n', at);
  while (end != std::string_view::npos && !begins_line(text, end + 1)) {
    end = text.find('\n', end + 1);
  }
  return static_cast<Position>(std::min(end, text.size()));
}

}  // namespace

bool is_verse(const Content& paragraph) {
  return begins_line(paragraph.text(), 0);
}

Block Converter::verse(const BlockNode& node) {
  const std::string_view text = node.content.text();
  Verse verse;
  for (Position at = 0; at < text.size();) {
    const Position end = verse_line_end(text, at);
    VerseLine& line = verse.lines.emplace_back();
    line.span = node.content.span(source_.id(), at, end);
    const Position mark_end = std::min(at + 2, end);
    const Position begin = std::min(skip_spaces(text, mark_end), end);
    line.indent = (begin - mark_end + 1) / 2;
    if (begin < end) {
      line.content = inlines(node.content.slice(begin, end), node.depth + 1);
    } else {
      line.indent = 0;
    }
    at = end + 1;
  }
  return {.kind = std::move(verse), .span = span(node)};
}

void make_figure(Block& block) {
  auto& content = std::get<Paragraph>(block.kind).content;
  if (content.size() != 1) {
    return;
  }
  auto* const image = std::get_if<Image>(&content.front().kind);
  if (image == nullptr || image->description.empty()) {
    return;
  }
  Figure figure;
  figure.caption.push_back(
      {.kind = Paragraph{image->description}, .span = content.front().span});
  // The figure is what links lead to and styles name; sizes stay with the picture.
  block.attributes.id = std::exchange(content.front().attributes.id, {});
  block.attributes.classes = std::exchange(content.front().attributes.classes, {});
  figure.content.push_back({.kind = Paragraph{std::move(content)}, .span = block.span});
  block.kind = std::move(figure);
}

}  // namespace octavo::markdown
