#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <string_view>
#include <utility>

#include "tests/formats/markdown/differential.h"

namespace octavo::tests {

namespace {

constexpr std::array<std::string_view, 78> pieces = {"*",
                                                     "**",
                                                     "***",
                                                     "_",
                                                     "__",
                                                     "`",
                                                     "``",
                                                     "```\n",
                                                     "~~~\n",
                                                     "[",
                                                     "]",
                                                     "(",
                                                     ")",
                                                     "![",
                                                     "](",
                                                     "](/u)",
                                                     "[a]",
                                                     "[b][a]",
                                                     "[a][]",
                                                     "\n[a]: /url\n\n",
                                                     "\n[b]: <x y> 't'\n",
                                                     "<",
                                                     ">",
                                                     "<b>",
                                                     "</b>",
                                                     "<a href=\"x\">",
                                                     "<div>\n",
                                                     "</div>\n",
                                                     "<!-- c -->",
                                                     "<?p ?>",
                                                     "<!A b>",
                                                     "<http://x.y>",
                                                     "<a@b.c>",
                                                     "&amp;",
                                                     "&#65;",
                                                     "&bad;",
                                                     "\\",
                                                     "\\\n",
                                                     "\n",
                                                     "\n",
                                                     "\n",
                                                     "\n\n",
                                                     "    ",
                                                     "  ",
                                                     " ",
                                                     " ",
                                                     " ",
                                                     "\t",
                                                     "\n- ",
                                                     "\n* ",
                                                     "\n+ ",
                                                     "\n1. ",
                                                     "\n2) ",
                                                     "\n> ",
                                                     "> ",
                                                     "- ",
                                                     "\n  - ",
                                                     "\n    ",
                                                     "\n# ",
                                                     "\n## ",
                                                     " #\n",
                                                     "\n===\n",
                                                     "\n---\n",
                                                     "\n***\n",
                                                     "  \n",
                                                     "a",
                                                     "b",
                                                     "word",
                                                     "foo",
                                                     "\u00E9",
                                                     "\u00AB",
                                                     "\u00A0",
                                                     "!",
                                                     "\"",
                                                     "'",
                                                     ".",
                                                     "/u \"t\")",
                                                     "<script>\n"};

bool is_blank(const std::string& line) {
  return line.find_first_not_of(" \t") == std::string::npos;
}

/// Nothing but marks of containers and at least three of a thematic break's.
bool may_be_break(const std::string& line) {
  const bool is_marks =
      line.find_first_not_of("*-_+>0123456789.) \t") == std::string::npos;
  return is_marks && std::ranges::any_of(std::string_view("*-_"), [&](char mark) {
           return std::ranges::count(line, mark) >= 3;
         });
}

bool ends_with_marker(const std::string& line) {
  const std::size_t last = line.find_last_not_of(" \t");
  return last != std::string::npos &&
         std::string_view("-+*.)").find(line[last]) != std::string_view::npos;
}

void drop_escapes_of(std::string& text, char character) {
  const std::string escape{'\\', character};
  for (std::size_t at = 0; (at = text.find(escape, at)) != std::string::npos;) {
    text.erase(at, 1);
    at -= at > 0 ? 1 : 0;
  }
}

/// Runs of one length, that of the first; none of them escaped.
void even_out_underscores(std::string& text) {
  drop_escapes_of(text, '_');
  std::size_t length = 0;
  for (std::size_t at = text.find('_'); at != std::string::npos;
       at = text.find('_', at)) {
    const std::size_t end = std::min(text.find_first_not_of('_', at), text.size());
    length = length == 0 ? end - at : length;
    text.replace(at, end - at, length, '_');
    at += length;
  }
}

/// Leaves the first two runs of a length.
void thin_out_backticks(std::string& text) {
  std::array<int, 3> runs{};
  for (std::size_t at = text.find('`'); at != std::string::npos;
       at = text.find('`', at)) {
    const std::size_t end = std::min(text.find_first_not_of('`', at), text.size());
    if (end - at < runs.size() && ++runs[end - at] > 2) {
      text.replace(at, end - at, "x");
      continue;
    }
    at = end;
  }
}

/// Takes out what libcmark 0.30.2 reads against the specification:
/// - it keeps white space after a hard break in a lazy line (6.7);
/// - it reads references before escapes in targets and words of fences (2.5);
/// - it forgets later backticks when a longer run before them found no end (6.1);
/// - it takes brackets round white space for those of a reference (6.3);
/// - it has no declarations in lower case (6.6);
/// - it lets an item begin with two blank lines when the second has white space (5.2);
/// - it calls a list tight whose item has a blank line after a thematic break (5.3);
/// - it misses emphasis where `_` runs of unlike lengths meet punctuation (6.2, rule 9).
std::string without_known_differences(std::string text) {
  drop_escapes_of(text, '&');
  even_out_underscores(text);
  thin_out_backticks(text);
  for (std::size_t at = 0; (at = text.find('[', at)) != std::string::npos; ++at) {
    const std::size_t end = text.find_first_not_of(" \t\n", at + 1);
    if (end != std::string::npos && end > at + 1 && text[end] == ']') {
      text[at] = 'a';
    }
  }
  for (std::size_t at = 0; (at = text.find("<!", at)) != std::string::npos; ++at) {
    if (at + 2 < text.size() && text[at + 2] >= 'a' && text[at + 2] <= 'z') {
      text.insert(at + 1, 1, ' ');
    }
  }
  std::string kept;
  std::string before;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string line = text.substr(at, end - at);
    at = end + 1;
    if (before.ends_with('\\')) {
      const std::size_t marks = std::min(line.find_first_not_of(" \t>"), line.size());
      const auto quotes =
          std::count(line.begin(), line.begin() + static_cast<long>(marks), '>');
      line.replace(0, marks, static_cast<std::size_t>(quotes), '>');
    }
    if (is_blank(line) && ends_with_marker(before)) {
      line.clear();
    }
    if (is_blank(line) && may_be_break(before)) {
      continue;
    }
    kept += line + "\n";
    before = std::move(line);
  }
  return kept;
}

}  // namespace

std::string generate_markdown(std::uint64_t seed) {
  // The engine is the same everywhere, the library's distributions are not.
  std::mt19937_64 engine(seed);
  const std::uint64_t count = 1 + engine() % 40;
  std::string text;
  for (std::uint64_t i = 0; i < count; ++i) {
    text += pieces[engine() % pieces.size()];
  }
  return without_known_differences(std::move(text));
}

}  // namespace octavo::tests
