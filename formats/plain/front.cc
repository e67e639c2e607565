#include "formats/plain/front.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "compiler/plain_text.h"
#include "compiler/text/characters.h"
#include "compiler/text/utf8.h"
#include "formats/plain/inlines.h"
#include "formats/plain/items.h"
#include "formats/plain/layout.h"
#include "formats/plain/notes.h"
#include "formats/plain/numbering.h"

namespace octavo::plain {

namespace {

using Chunks = std::vector<Chunk>;

constexpr std::uint32_t widest_front_line = 120;
constexpr std::uint32_t widest_name = 60;

/// A byline's first word, and the word that joins two names in its language.
struct BylineWord {
  std::string_view word;
  std::string_view joint;
};

constexpr auto byline_words = std::to_array<BylineWord>({
    {"by", " and "},
    {"written by", " and "},
    {"author:", " and "},
    {"por", " e "},
    {"autor:", " e "},
    {"autora:", " e "},
    {"von", " und "},
    {"par", " et "},
    {"auteur :", " et "},
    {"di", " e "},
    {"autore:", " e "},
    {"door", " en "},
    {"av", " och "},
    {"af", " og "},
    {"автор:", " и "},
    {"作者：", "、"},
    {"作者:", "、"},
});

/// The names of a byline, without its first word.
struct Byline {
  std::string_view names{};
  std::string_view joint{};
};

std::optional<Byline> read_byline(std::string_view line) {
  if (column_width(line) > widest_name + 20) {
    return std::nullopt;
  }
  for (const BylineWord& entry : byline_words) {
    if (to_lower(line.substr(0, entry.word.size())) != entry.word) {
      continue;
    }
    std::string_view rest = line.substr(entry.word.size());
    const bool parted =
        rest.empty() || rest.front() == ' ' ||
        !is_alphanumeric(decode_utf8(entry.word, entry.word.size() - 1).character);
    if (!parted) {
      continue;
    }
    rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
    const bool name = rest.empty() || !is_lower(decode_utf8(rest, 0).character);
    if (name && (!ends_sentence(rest) || rest.size() < 24)) {
      return Byline{.names = rest, .joint = entry.joint};
    }
  }
  return std::nullopt;
}

std::vector<std::string> split_names(const Byline& byline) {
  std::vector<std::string> names;
  std::string_view rest = byline.names;
  while (!rest.empty()) {
    const auto end = std::min(rest.find(byline.joint), rest.size());
    const std::string_view name = rest.substr(0, end);
    names.emplace_back(name.substr(0, name.find_last_not_of(" :") + 1));
    rest.remove_prefix(std::min(end + byline.joint.size(), rest.size()));
  }
  return names;
}

bool is_title_line(const Line& line) {
  constexpr std::string_view unfinished = ".,;:";
  const char32_t first = decode_utf8(line.text, 0).character;
  return line.width <= widest_front_line && !is_rule(line.text) &&
         unfinished.find(without_marks(line.text).back()) == std::string_view::npos &&
         !line.text.starts_with("--") && first != U'—' && first != U'–' &&
         !is_item_line(line) && !read_numbered(line.text) && !is_section_word(line.text);
}

/// The lines of the first chunk that are the title, or none.
std::size_t title_lines(const Chunk& chunk) {
  const auto& lines = chunk.lines;
  if (lines.size() > 4 || !is_title_line(lines[0])) {
    return 0;
  }
  if (lines.size() == 1 || is_underline(lines[1]) || read_byline(lines[1].text)) {
    return 1;
  }
  const bool all = lines.size() <= 3 && std::ranges::all_of(lines, is_title_line);
  const bool narrow = std::ranges::all_of(
      lines, [](const Line& line) { return line.width <= widest_name; });
  return all && narrow ? lines.size() : 0;
}

/// The byline in a chunk: one line, or its first word with the name on the next line.
std::optional<Byline> byline_of(std::span<const Line> lines) {
  if (lines.empty() || lines.size() > 2) {
    return std::nullopt;
  }
  auto byline = read_byline(lines[0].text);
  if (!byline || lines.size() == 1) {
    return byline;
  }
  if (!byline->names.empty() || lines[1].width > widest_name) {
    return std::nullopt;
  }
  byline->names = lines[1].text;
  return byline;
}

void erase_front(Chunks& chunks, std::size_t count) {
  chunks.erase(chunks.begin(), chunks.begin() + static_cast<std::ptrdiff_t>(count));
}

/// Reads "by NAME" at the head of the chunks; whether it stood there.
bool take_byline(Chunks& chunks, Metadata& metadata) {
  if (chunks.empty()) {
    return false;
  }
  auto byline = byline_of(chunks[0].lines);
  std::size_t used = 1;
  if (byline && byline->names.empty()) {
    if (chunks.size() < 2 || chunks[1].lines.size() != 1 ||
        chunks[1].lines[0].width > widest_name) {
      return false;
    }
    byline->names = chunks[1].lines[0].text;
    used = 2;
  }
  if (!byline) {
    return false;
  }
  metadata.authors = split_names(*byline);
  erase_front(chunks, used);
  return true;
}

/// A line between title and byline is the subtitle.
void take_subtitle(Chunks& chunks, FileId file, Metadata& metadata) {
  if (chunks.size() < 2 || chunks[0].lines.size() != 1 ||
      !is_title_line(chunks[0].lines[0])) {
    return;
  }
  Chunks rest(chunks.begin() + 1,
              chunks.begin() +
                  static_cast<std::ptrdiff_t>(std::min<std::size_t>(chunks.size(), 3)));
  if (take_byline(rest, metadata)) {
    metadata.subtitle = read_lines(chunks[0].lines, file);
    erase_front(chunks, 1);
    take_byline(chunks, metadata);
  }
}

/// "Ana Sousa", "J. W. von Goethe": every word but small joints begins with a capital.
bool looks_like_name(std::string_view line) {
  constexpr auto joints =
      std::to_array<std::string_view>({"von", "van", "der", "den", "de", "da", "do",
                                       "dos", "di", "del", "la", "le", "y"});
  constexpr std::size_t most_words = 5;
  constexpr std::string_view foreign = "0123456789,;:!?\"()_*";
  if (column_width(line) > widest_name || is_section_word(line) || read_numbered(line) ||
      line.ends_with('.') || line.find_first_of(foreign) != std::string_view::npos) {
    return false;
  }
  std::size_t words = 0;
  std::size_t capitals = 0;
  for (std::size_t at = 0; at < line.size(); ++words) {
    const std::size_t end = std::min(line.find(' ', at), line.size());
    const std::string_view word = line.substr(at, end - at);
    const bool is_joint = words > 0 && std::ranges::find(joints, word) != joints.end();
    if (word.empty() || (!is_joint && !is_upper(decode_utf8(word, 0).character))) {
      return false;
    }
    capitals += is_joint ? 0U : 1U;
    at = end + 1;
  }
  constexpr auto articles = std::to_array<std::string_view>(
      {"the", "a",    "an",  "in",   "on",    "of", "der", "die", "das",
       "ein", "eine", "le",  "la",   "les",   "un", "une", "el",  "los",
       "las", "una",  "o",   "os",   "as",    "um", "uma", "il",  "lo",
       "gli", "het",  "een", "part", "first", "my", "how"});
  const std::string first = to_lower(line.substr(0, line.find(' ')));
  return capitals >= 2 && words <= most_words &&
         std::ranges::find(articles, first) == articles.end();
}

/// "太宰治": a few ideographs and nothing else.
bool looks_like_ideographic_name(std::string_view line) {
  const std::u32string characters = to_utf32(line);
  return characters.size() >= 2 && characters.size() <= 6 &&
         std::ranges::all_of(characters, [](char32_t character) {
           return character >= 0x4E00 && character <= 0x9FFF;
         });
}

/// A name alone right below the title, with more space below it than above.
void take_bare_author(Chunks& chunks, Metadata& metadata) {
  if (chunks.size() < 2 || chunks[0].lines.size() != 1 ||
      chunks[1].blanks_before <= chunks[0].blanks_before) {
    return;
  }
  const std::string_view name = chunks[0].lines[0].text;
  if (looks_like_name(name) || looks_like_ideographic_name(name)) {
    metadata.authors = {std::string(name)};
    erase_front(chunks, 1);
  }
}

std::string folded(std::string_view text) {
  std::string result;
  for (const char character : fold_case(text)) {
    if (character != ' ') {
      result.push_back(character);
    }
  }
  return result;
}

}  // namespace

void take_title(std::vector<Chunk>& chunks, FileId file, Metadata& metadata) {
  if (chunks.size() < 2) {
    return;
  }
  const std::size_t count = title_lines(chunks[0]);
  if (count == 0) {
    return;
  }
  const std::span<const Line> lines = chunks[0].lines;
  if (count == 2 && lines.size() == 2 && looks_like_ideographic_name(lines[1].text)) {
    metadata.authors = {std::string(lines[1].text)};
    metadata.title = read_lines(lines.first(1), file);
    erase_front(chunks, 1);
    return;
  }
  std::size_t used = count;
  if (used < lines.size() && is_underline(lines[used])) {
    ++used;
  }
  const std::span<const Line> rest = lines.subspan(used);
  const auto byline = byline_of(rest);
  if (!rest.empty() && (!byline || byline->names.empty())) {
    return;
  }
  metadata.title = read_lines(lines.first(count), file);
  if (byline) {
    metadata.authors = split_names(*byline);
  }
  erase_front(chunks, 1);
  if (!byline && !take_byline(chunks, metadata)) {
    take_subtitle(chunks, file, metadata);
  }
  if (metadata.authors.empty()) {
    take_bare_author(chunks, metadata);
  }
}

std::size_t imprint_size(const std::vector<Chunk>& chunks,
                         const std::vector<HeadingMark>& marks,
                         const Metadata& metadata) {
  constexpr std::uint32_t widest_line = 72;
  const std::string title = folded(plain_text(metadata.title));
  bool repeats_title = false;
  std::size_t size = 0;
  while (size < chunks.size() && !is_numbered(marks[size].evidence) &&
         marks[size].evidence != Evidence::section_word) {
    const auto& lines = chunks[size].lines;
    if (lines.size() > 4 || lines.front().width > widest_line ||
        (ends_sentence(lines.back().text) && lines.size() > 1)) {
      break;
    }
    repeats_title = repeats_title || folded(lines.front().text) == title;
    ++size;
  }
  return repeats_title && !title.empty() ? size : 0;
}

}  // namespace octavo::plain
