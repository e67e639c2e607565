#include "formats/markdown/front_matter_places.h"

#include <algorithm>

namespace octavo::markdown {

YamlPlaces::YamlPlaces(const SourceFile& source, const YamlBlock& block)
    : source_(source), block_(block) {
  for (Position at = block.begin; at < block.end; ++at) {
    const char byte = source.text()[at];
    if (byte == '\n' || byte == '\r') {
      line_ends_.push_back(at);
    }
  }
}

Position YamlPlaces::offset(int mark) const {
  const auto bytes = static_cast<std::size_t>(std::max(mark, 0));
  return block_.begin + static_cast<Position>(std::min(bytes, block_.yaml.size()));
}

Span YamlPlaces::line_span(Position begin) const {
  const auto end = std::ranges::lower_bound(line_ends_, begin);
  return {source_.id(), begin, end == line_ends_.end() ? block_.end : *end};
}

Content YamlPlaces::content(const std::string& value, Position mark) const {
  Content content;
  for (const Position begin : {mark, mark + 1}) {
    if (source_.text().substr(begin, value.size()) == value) {
      content.append(value, begin);
      return content;
    }
  }
  // Escapes and folded lines: every character stands where the value begins.
  for (const char character : value) {
    content.append(character, mark);
  }
  return content;
}

std::size_t YamlPlaces::append_line(Content& paragraph,
                                    std::string_view line,
                                    std::size_t place,
                                    Position mark) const {
  const std::size_t found = source_.text().substr(0, block_.end).find(line, place);
  const bool is_there = found != std::string_view::npos;
  if (!paragraph.empty()) {
    paragraph.append('\n', is_there ? static_cast<Position>(place) : mark);
  }
  if (is_there) {
    paragraph.append(line, static_cast<Position>(found));
    return found + line.size();
  }
  for (const char character : line) {
    paragraph.append(character, mark);
  }
  return std::string_view::npos;
}

}  // namespace octavo::markdown
