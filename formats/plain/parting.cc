#include "formats/plain/parting.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "compiler/text/characters.h"
#include "compiler/text/utf8.h"
#include "formats/plain/items.h"
#include "formats/plain/numbering.h"

namespace octavo::plain {

namespace {

constexpr std::uint32_t widest_chapter_title = 72;

/// A chapter word with its number.
std::optional<Numbered> read_chapter(const Line& line) {
  auto numbered = read_numbered(line.text);
  const bool is_word =
      numbered && numbered->value > 0 &&
      (numbered->counted == Counted::part || numbered->counted == Counted::act ||
       numbered->counted == Counted::chapter);
  return is_word && !has_leader(line.text) ? numbered : std::nullopt;
}

/// What the text counts.
class Counts {
 public:
  explicit Counts(const std::vector<Chunk>& chunks) {
    for (const Chunk& chunk : chunks) {
      for (const Line& line : chunk.lines) {
        if (const auto chapter = read_chapter(line)) {
          values_.insert({chapter->counted, chapter->value});
        }
      }
    }
  }

  bool runs_on(const Numbered& chapter) const {
    return values_.contains({chapter.counted, chapter.value + 1}) ||
           values_.contains({chapter.counted, chapter.value - 1});
  }

 private:
  std::set<std::pair<Counted, std::uint32_t>> values_{};
};

/// Whether a sentence ends inside a title, and its sentences are no mere headwords.
bool has_sentences(std::string_view title) {
  constexpr std::size_t least_words = 5;
  std::size_t sentences = ends_sentence(title) ? 1 : 0;
  for (std::size_t at = title.find(". "); at != std::string_view::npos;
       at = title.find(". ", at + 1)) {
    ++sentences;
  }
  const auto words = static_cast<std::size_t>(std::ranges::count(title, ' ')) + 1;
  return sentences >= 2 && words >= sentences * least_words;
}

class ChunkParter {
 public:
  ChunkParter(const Chunk& chunk, const Layout& layout, const Counts& counts)
      : chunk_(chunk), layout_(layout), counts_(counts), begins_(size(), false) {}

  std::vector<Chunk> part() {
    for (std::size_t i = 0; i < size(); ++i) {
      i += part_chapter(i);
    }
    part_paragraphs();
    return pieces();
  }

 private:
  std::size_t size() const { return chunk_.lines.size(); }
  const Line& line(std::size_t index) const { return chunk_.lines[index]; }

  /// Parts a chapter's line and its title from the lines round them; how many lines the
  /// title has.
  std::size_t part_chapter(std::size_t index) {
    const auto chapter = read_chapter(line(index));
    if (!chapter || !counts_.runs_on(*chapter) || is_counted_beside(index, *chapter) ||
        (index > 1 && goes_on(index)) ||
        (!chapter->title.empty() && is_full_before(index + 1))) {
      return 0;
    }
    const std::size_t title = chapter->title.empty() && is_title(index + 1) ? 1 : 0;
    const std::size_t text = index + title + 1;
    if (text < size() && !is_text(text, index)) {
      return 0;
    }
    begins_[index] = true;
    if (text < size()) {
      begins_[text] = true;
    }
    return title;
  }

  /// A line of a list of contents.
  bool is_counted_beside(std::size_t index, const Numbered& chapter) const {
    const auto counts = [&](std::size_t other) {
      const auto beside = other < size() ? read_chapter(line(other)) : std::nullopt;
      return beside && beside->counted == chapter.counted;
    };
    return counts(index + 1) || (index > 0 && counts(index - 1));
  }

  bool is_full_before(std::size_t index) const {
    return index < size() && layout_.measure > 0 && !has_whole_lines(chunk_) &&
           is_full(line(index - 1), line(index), layout_.measure);
  }

  /// Whether a line is in the midst of a paragraph.
  bool goes_on(std::size_t index) const {
    return is_full_before(index) && !ends_sentence(line(index - 1).text);
  }

  bool is_title(std::size_t index) const {
    return index + 1 < size() && line(index).width <= widest_chapter_title &&
           !ends_sentence(line(index).text) && !is_item_line(line(index)) &&
           !is_lower(decode_utf8(line(index).text, 0).character) &&
           (layout_.measure == 0 ||
            !is_full(line(index), line(index + 1), layout_.measure));
  }

  /// Whether text and no longer title begins at a line.
  bool is_text(std::size_t index, std::size_t chapter) const {
    constexpr std::uint32_t least_width = 40;
    const bool short_chunk = chapter == 0 && size() <= 3;
    const Line& begin = line(index);
    return begin.width > (short_chunk ? widest_chapter_title + 28 : least_width) ||
           (!short_chunk && ends_sentence(begin.text));
  }

  /// In a text without blank lines full lines go on, and short ones end a sentence and
  /// the paragraph.
  void part_paragraphs() {
    constexpr std::size_t least_full = 3;
    constexpr std::size_t least_ends = 2;
    if (layout_.measure == 0 || has_whole_lines(chunk_) ||
        read_items(chunk_, layout_).kind != ItemsKind::none) {
      return;
    }
    std::vector<std::size_t> ends;
    std::size_t full = 0;
    std::size_t loose = 0;
    for (std::size_t i = 0; i + 1 < size(); ++i) {
      const bool is_end = ends_sentence(line(i).text) && !line(i).text.ends_with(';');
      if (begins_[i] || begins_[i + 1]) {
        continue;
      }
      if (is_full(line(i), line(i + 1), layout_.measure)) {
        ++full;
      } else if (is_end) {
        ends.push_back(i + 1);
      } else {
        loose += (line(i).indent + line(i).width) * 10 < layout_.measure * 7 ? 1U : 0U;
      }
    }
    if (full >= least_full && ends.size() >= least_ends && loose * 6 <= ends.size()) {
      for (const std::size_t begin : ends) {
        begins_[begin] = true;
      }
    }
  }

  std::vector<Chunk> pieces() const {
    std::vector<Chunk> result;
    for (std::size_t i = 0; i < size(); ++i) {
      if (i == 0 || begins_[i]) {
        result.push_back({.blanks_before = i == 0 ? chunk_.blanks_before : 0});
      }
      result.back().lines.push_back(line(i));
    }
    return result;
  }

  const Chunk& chunk_;
  const Layout& layout_;
  const Counts& counts_;
  std::vector<bool> begins_;
};

/// Puts the directions that follow a scene's number into a chunk of their own; they stay
/// where they are on the page.
std::optional<Chunk> take_directions(Chunk& chunk) {
  const auto chapter = read_chapter(chunk.lines.front());
  if (!chapter || chapter->title.empty() || chunk.lines.size() < 2) {
    return std::nullopt;
  }
  Line& number = chunk.lines.front();
  const auto at = static_cast<std::size_t>(chapter->title.data() - number.text.data());
  const std::size_t end = number.text.find_last_not_of(' ', at - 1) + 1;
  if (number.text[end - 1] != '.' && number.text[end - 1] != ':') {
    return std::nullopt;
  }
  std::string title(chapter->title);
  for (std::size_t i = 1; i < chunk.lines.size(); ++i) {
    title.append(" ").append(chunk.lines[i].text);
  }
  if (!has_sentences(title)) {
    return std::nullopt;
  }
  Chunk directions{.lines = chunk.lines, .blanks_before = 0};
  Line& first = directions.lines.front();
  first.text.remove_prefix(at);
  first.begin += static_cast<std::uint32_t>(at);
  const std::uint32_t columns = column_width(number.text.substr(0, at));
  first.indent += columns;
  first.width -= columns;
  number.text = number.text.substr(0, end);
  number.end = number.begin + static_cast<std::uint32_t>(number.text.size());
  number.width = column_width(number.text);
  chunk.lines.resize(1);
  return directions;
}

}  // namespace

std::vector<Chunk> part_chunks(const std::vector<Chunk>& chunks, const Layout& layout) {
  const Counts counts(chunks);
  std::vector<Chunk> parted;
  parted.reserve(chunks.size());
  for (const Chunk& chunk : chunks) {
    for (Chunk& piece : ChunkParter(chunk, layout, counts).part()) {
      auto directions = take_directions(piece);
      parted.push_back(std::move(piece));
      if (directions) {
        parted.push_back(std::move(*directions));
      }
    }
  }
  return parted;
}

}  // namespace octavo::plain
