#include "formats/markdown/title_block.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "formats/markdown/line.h"
#include "formats/markdown/scan.h"

namespace octavo::markdown {

namespace {

bool is_space_at(std::string_view text, Position at) {
  return char_at(text, at) == ' ' || char_at(text, at) == '\t';
}

/// Reads one field of the block: a line that begins with `%`, and those that go on.
class FieldReader {
 public:
  explicit FieldReader(std::string_view text) : text_(text), line_(text, 0) {
    has_line_ = line_.advance_line();
  }

  /// False where the block has ended.
  bool read(Content& field) {
    const Position begin = line_.begin();
    const bool opens = has_line_ && char_at(text_, begin) == '%' &&
                       (begin + 1 == line_.end() || is_space_at(text_, begin + 1));
    if (!opens) {
      return false;
    }
    add_line(field, begin + 1);
    while (has_line_ && is_space_at(text_, line_.begin()) && !line_.is_blank()) {
      field.append('\n', line_.begin() - 1);
      add_line(field, line_.begin());
    }
    return true;
  }

  Position end() const {
    return has_line_ ? line_.begin() : static_cast<Position>(text_.size());
  }

 private:
  void add_line(Content& field, Position begin) {
    while (begin < line_.end() && is_space_at(text_, begin)) {
      ++begin;
    }
    const std::string_view words = text_.substr(begin, line_.end() - begin);
    field.append(words.substr(0, words.find_last_not_of(" \t") + 1), begin);
    has_line_ = line_.advance_line();
  }

  std::string_view text_;
  Line line_;
  bool has_line_ = false;
};

}  // namespace

FrontMatter read_title_block(const SourceFile& source) {
  FrontMatter found;
  FieldReader reader(source.text());
  if (!reader.read(found.title)) {
    return {};
  }
  Content authors;
  Content date;
  if (reader.read(authors)) {
    reader.read(date);
  }
  const std::string& names = authors.text();
  for (std::size_t at = 0; at < names.size();) {
    const std::size_t end = std::min(names.find_first_of(";\n", at), names.size());
    const std::string_view name = trim(std::string_view(names).substr(at, end - at));
    if (!name.empty()) {
      found.metadata.authors.emplace_back(name);
    }
    at = end + 1;
  }
  found.metadata.date = date.text();
  found.metadata.date_span = date.span(source.id(), 0, date.size());
  std::ranges::replace(found.metadata.date, '\n', ' ');
  found.end = reader.end();
  return found;
}

}  // namespace octavo::markdown
