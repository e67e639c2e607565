#include "formats/markdown/front_matter_block.h"

#include "formats/markdown/line.h"

namespace octavo::markdown {

namespace {

bool is_fence(std::string_view line, bool closes) {
  const std::size_t end = line.find_last_not_of(" \t");
  line = line.substr(0, end == std::string_view::npos ? 0 : end + 1);
  return line == "---" || (closes && line == "...");
}

/// A key and its colon: what a text after a rule hardly begins with.
bool is_key(std::string_view line) {
  Position end = 0;
  while (is_ascii_letter(char_at(line, end)) || char_at(line, end) == '-') {
    ++end;
  }
  const bool is_lower = end > 0 && line[0] >= 'a' && line[0] <= 'z';
  return is_lower && char_at(line, end) == ':' &&
         (end + 1 == line.size() || is_whitespace(line[end + 1]));
}

}  // namespace

std::optional<YamlBlock> find_yaml_block(std::string_view source) {
  Line line(source, 0);
  if (!line.advance_line() || !is_fence(source.substr(0, line.end()), false)) {
    return std::nullopt;
  }
  YamlBlock block;
  while (line.advance_line()) {
    if (block.begin == 0) {
      block.begin = line.begin();
      if (line.is_blank()) {
        return std::nullopt;
      }
    }
    if (is_fence(source.substr(line.begin(), line.end() - line.begin()), true)) {
      block.yaml = source.substr(block.begin, line.begin() - block.begin);
      block.end =
          line.advance_line() ? line.begin() : static_cast<Position>(source.size());
      return block;
    }
  }
  return std::nullopt;
}

void report_unclosed_block(const SourceFile& source, Diagnostics& diagnostics) {
  const std::string_view text = source.text();
  Line line(text, 0);
  if (!line.advance_line() || !is_fence(text.substr(0, line.end()), false)) {
    return;
  }
  const Span fence{source.id(), 0, 3};
  if (line.advance_line() &&
      is_key(text.substr(line.begin(), line.end() - line.begin()))) {
    diagnostics.warn("front-matter-invalid", fence,
                     "the front matter that seems to begin here has no end",
                     {{.message = "write --- on a line of its own below it; as it is, it "
                                  "stands in the text",
                       .span = {}}});
  }
}

}  // namespace octavo::markdown
